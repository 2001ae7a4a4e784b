import type { Diagnostics } from '#shared/contract/app/diagnostics.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { Panel } from '../../../ui/index.ts';
import css from '../settings-screen.module.css';

const ms = (value: number): string => `${value.toFixed(1)} ms`;

/** Statements by the time their slowest run took, and the newest faults by their reference. */
export function SlowAndFaults({ slow, faults }: Pick<Diagnostics, 'slow' | 'faults'>) {
  const t = useT('settings');
  const format = useFormat();
  return (
    <>
      <Panel title={t('diag.slow')}>
        {slow.length === 0 ? (
          <p className={css['quiet']}>{t('diag.noSlow')}</p>
        ) : (
          <div className={css['scroll']}>
            <table className={css['table']} aria-label={t('diag.slow')}>
              <thead>
                <tr>
                  <th scope="col">{t('diag.max')}</th>
                  <th scope="col">{t('diag.total')}</th>
                  <th scope="col">{t('diag.times')}</th>
                  <th scope="col">{t('diag.statement')}</th>
                </tr>
              </thead>
              <tbody>
                {slow.map(({ sql, count, totalMs, maxMs }) => (
                  <tr key={sql}>
                    <td>{ms(maxMs)}</td>
                    <td>{ms(totalMs)}</td>
                    <td>{format.number(count)}</td>
                    <td className={css['sql']}>{sql}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      <Panel title={t('diag.faults')}>
        {faults.length === 0 ? (
          <p className={css['quiet']}>{t('diag.noFaults')}</p>
        ) : (
          <table className={css['table']} aria-label={t('diag.faults')}>
            <thead>
              <tr>
                <th scope="col">{t('diag.when')}</th>
                <th scope="col">{t('diag.reference')}</th>
                <th scope="col">{t('diag.call')}</th>
                <th scope="col">{t('diag.code')}</th>
              </tr>
            </thead>
            <tbody>
              {faults.map(({ at, reference, call, code }) => (
                <tr key={reference}>
                  <td>{format.dateTime(at)}</td>
                  <td>{reference}</td>
                  <td>{call}</td>
                  <td>{code}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </>
  );
}
