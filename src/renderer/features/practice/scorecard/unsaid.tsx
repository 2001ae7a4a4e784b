import { useId, type ReactNode } from 'react';
import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Panel } from '../../../ui/index.ts';
import { usePracticeWords } from '../lib/words.ts';
import css from './unsaid.module.css';

/** What the customer kept to themselves, now that it can be told. */
export function Unsaid({ record }: { record: PracticeRecord }) {
  const t = useT('scorecard');
  const { trains } = usePracticeWords();
  const emotions = useT('guidance');
  const { facts, complications, company } = record;
  const told = facts.filter(({ isTold }) => isTold);
  const untold = facts.filter(({ isTold }) => !isTold);
  const mood = { feeling: emotions(`emotion.${record.feeling}`), course: t(`moves.${record.course}`) };
  return (
    <Panel title={t('unsaid.title')}>
      <div className={css['parts']}>
        <Part title={t('unsaid.need')}>{t(`need.${record.need}`)}</Part>
        <Part title={t('unsaid.mood')}>{t('unsaid.moodWords', mood)}</Part>
        <Part title={t('unsaid.untold')}>
          {untold.length === 0 ? t('unsaid.allTold') : <Lines lines={untold.map(({ is }) => is)} isDashed />}
        </Part>
        <Part title={t('unsaid.told')}>
          {told.length === 0 ? t('unsaid.noneTold') : <Lines lines={told.map(({ is }) => is)} />}
        </Part>
        {complications.length > 0 && (
          <Part title={t('unsaid.twists')}>
            <Lines lines={complications.map((one) => t(`twist.${one}`))} />
          </Part>
        )}
        {company.length > 0 && (
          <Part title={t('unsaid.company')}>
            <Lines lines={company} />
          </Part>
        )}
        <Part title={t('unsaid.trains')}>{trains(record.trains)}</Part>
      </div>
    </Panel>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={css['part']} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <div>{children}</div>
    </section>
  );
}

function Lines({ lines, isDashed = false }: { lines: readonly string[]; isDashed?: boolean }) {
  return (
    <ul className={css['lines']} data-dashed={isDashed || undefined}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
