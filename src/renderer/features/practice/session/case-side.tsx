import type { PracticeNow } from '#shared/contract/app/practice.ts';
import { usePracticeWords } from '../lib/words.ts';
import css from './side.module.css';

/** At the left: who it is, and what our own screen shows of the case. Nothing of what the customer keeps to themselves. */
export function CaseSide({ now: { called, channel, title, company, lang } }: { now: PracticeNow }) {
  const words = usePracticeWords();
  const { t } = words;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key
    <section className={css['side']} aria-label={t('case.company')} tabIndex={0}>
      <div>
        <h3>{t('case.who')}</h3>
        <p className={css['who']}>{called}</p>
        <p className={css['quiet']}>{words.channel(channel)}</p>
      </div>
      <div>
        <h3>{t('case.title')}</h3>
        <p>{title}</p>
      </div>
      <div>
        <h3>{t('case.company')}</h3>
        {company.length === 0 ? (
          <p className={css['quiet']}>{t('case.none')}</p>
        ) : (
          <ul lang={lang === 'zh' ? 'zh-CN' : 'en'}>
            {company.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
