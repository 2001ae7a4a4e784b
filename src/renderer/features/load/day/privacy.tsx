import { PRIVACY, type PrivacyLine } from '#shared/domain/load/privacy.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Panel } from '../../../ui/index.ts';
import css from './day.module.css';

/** One line for each datum that is stored or sent. The list is the program's own, and a test holds it to what it does. */
export function Privacy() {
  const t = useT('load');
  const long = ({ keptDays, seenBy }: PrivacyLine): string =>
    keptDays === null ? t(`privacy.notKept.${seenBy}`) : t('privacy.days', { days: keptDays });
  return (
    <Panel title={t('privacy.title')}>
      <div className={css['scroll']}>
        <table className={css['table']} aria-label={t('privacy.title')} data-prose>
          <thead>
            <tr>
              <th scope="col">{t('privacy.what')}</th>
              <th scope="col">{t('privacy.who')}</th>
              <th scope="col">{t('privacy.long')}</th>
            </tr>
          </thead>
          <tbody>
            {PRIVACY.map((line) => (
              <tr key={line.key}>
                <td>{t(`privacy.${line.key}`)}</td>
                <td>{t(`privacy.seenBy.${line.seenBy}`)}</td>
                <td>{long(line)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css['quiet']}>{t('privacy.never')}</p>
    </Panel>
  );
}
