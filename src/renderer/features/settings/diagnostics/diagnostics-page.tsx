import { IconClipboardText, IconRefresh } from '@tabler/icons-react';
import type { Diagnostics } from '#shared/contract/app/diagnostics.ts';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';
import { useFormat } from '../../../lib/time.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { ActionButton, ErrorState, Panel, Skeleton } from '../../../ui/index.ts';
import css from '../settings-screen.module.css';
import { reportOf } from './report.ts';
import { DataFolder } from './data-folder.tsx';
import { Fact } from './fact.tsx';
import { SlowAndFaults } from './slow-and-faults.tsx';

/** What an engineer asks for first, and a report to send them. */
export function DiagnosticsPage() {
  const t = useT('settings');
  const { say } = useToaster();
  const query = useCall(['diagnostics'], [], (api, signal) => api.diagnostics.get({}, { signal }));
  const copy = async () => {
    if (!query.data) return;
    try {
      await navigator.clipboard.writeText(reportOf(query.data));
      say({ title: t('diag.copied'), message: t('diag.copiedNext'), tone: 'ok' });
    } catch {
      say({ title: t('diag.notCopied'), tone: 'bad' });
    }
  };
  const refresh = {
    id: 'diagnostics.refresh',
    group: 'view',
    labelKey: 'settings:diag.refresh',
    icon: IconRefresh,
    perform: () => void query.refetch(),
  } as const;
  const report = {
    id: 'diagnostics.copy',
    group: 'view',
    labelKey: 'settings:diag.copy',
    icon: IconClipboardText,
    isEnabled: query.data !== undefined,
    perform: () => void copy(),
  } as const;
  useActions([refresh, report]);
  return (
    <>
      <header className={css['head']}>
        <h2 className={css['title']}>{t('section.diagnostics')}</h2>
        <ActionButton action={refresh} loading={query.isFetching} />
        <ActionButton action={report} />
      </header>
      <p className={css['quiet']}>{t('diag.hint')}</p>
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton lines={8} />}
      {query.data && <Facts facts={query.data} />}
    </>
  );
}

function Facts({ facts }: { facts: Diagnostics }) {
  const t = useT('settings');
  const format = useFormat();
  const { versions, sync, outbox, index, rows, desk } = facts;
  const when = (at: number | null) => (at === null ? '–' : format.dateTime(at));
  return (
    <>
      <Panel title={t('diag.versions')}>
        <dl className={css['facts']}>
          <Fact name={t('diag.desk')}>{versions.desk}</Fact>
          <Fact name={t('diag.hub')}>{versions.hub ?? t('diag.unknown')}</Fact>
          <Fact name={t('diag.protocol')}>
            {versions.protocol} · {t('diag.schema', { schema: versions.schema })}
          </Fact>
          <Fact name={t('diag.runtime')}>
            {versions.runtime} · SQLite {versions.sqlite} · {desk.shell}
          </Fact>
        </dl>
      </Panel>
      <DataFolder desk={desk} />
      <Panel title={t('diag.sync')}>
        <dl className={css['facts']}>
          <Fact name={t('diag.state')}>
            {t(`sync.${sync.status.state}`)}
            {sync.status.reason === null ? '' : ` · ${sync.status.reason}`}
          </Fact>
          <Fact name={t('diag.lastContact')}>{when(sync.status.lastContactAt)}</Fact>
          <Fact name={t('diag.cursor')}>
            {format.number(sync.cursor)} · {sync.epoch}
          </Fact>
          <Fact name={t('diag.device')}>{sync.deviceId}</Fact>
          <Fact name={t('diag.skew')}>
            {sync.clockSkewMs === null ? '–' : `${format.number(Math.round(sync.clockSkewMs))} ms`}
          </Fact>
        </dl>
        <div className={css['scroll']}>
          <table className={css['table']} aria-label={t('diag.parts')}>
            <thead>
              <tr>
                <th scope="col">{t('diag.part')}</th>
                <th scope="col">{t('diag.state')}</th>
                <th scope="col">{t('diag.rows')}</th>
                <th scope="col">{t('diag.sum')}</th>
              </tr>
            </thead>
            <tbody>
              {sync.parts.map(({ part, state, rows: n, sum }) => (
                <tr key={part}>
                  <td>{part}</td>
                  <td>{state}</td>
                  <td>{format.number(n)}</td>
                  <td>{sum}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <Panel title={t('diag.work')}>
        <dl className={css['facts']}>
          <Fact name={t('diag.outbox')}>
            {t('diag.outboxCounts', { waiting: outbox.waiting, sent: outbox.sent, unread: outbox.unread })}
          </Fact>
          <Fact name={t('diag.oldest')}>{when(outbox.oldestAt)}</Fact>
          <Fact name={t('diag.index')}>
            {format.number(index.done)} / {format.number(index.total)}
            {index.isBuilding ? ` · ${t('diag.building')}` : ''}
          </Fact>
          <Fact name={t('diag.rows')}>
            {Object.entries(rows)
              .map(([table, n]) => `${table} ${format.number(n)}`)
              .join(' · ')}
          </Fact>
        </dl>
      </Panel>
      <SlowAndFaults slow={facts.slow} faults={facts.faults} />
    </>
  );
}
