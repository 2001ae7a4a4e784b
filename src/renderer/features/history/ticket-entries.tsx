import { Button } from '@mantine/core';
import type { HistoryEntry } from '#shared/contract/app/history.ts';
import { useT } from '../../lib/i18n.tsx';
import { hashOf } from '../../lib/router.ts';
import { useFormat, useNow } from '../../lib/time.ts';
import { ErrorState, Skeleton } from '../../ui/index.ts';
import { ContactWords } from './contact-words.tsx';
import { PromiseWords } from './promises-panel.tsx';
import { useTicketHistory } from './queries.ts';
import { RunWords } from './run-words.tsx';
import css from './screen.module.css';

type Line = Extract<HistoryEntry, { kind: 'line' }>;

/** What happened on one ticket, newest first; every line leads to where it stands in the conversation. */
export function TicketEntries({ ticketId }: { ticketId: string }) {
  const t = useT('history');
  const history = useTicketHistory(ticketId);
  const entries = (history.data?.pages ?? []).flatMap((page) => page.entries).filter(isWorthReading);
  if (history.error && !history.data)
    return <ErrorState error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Skeleton lines={4} />;
  return (
    <ol className={css['entries']} aria-label={t('row.lines')}>
      {entries.map((entry) => (
        <Entry key={`${entry.kind} ${entry.id}`} entry={entry} ticketId={ticketId} />
      ))}
      {history.hasNextPage && (
        <li>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => void history.fetchNextPage()}
            loading={history.isFetchingNextPage}
          >
            {t('list.older')}
          </Button>
        </li>
      )}
    </ol>
  );
}

/** Changes of properties stand in the conversation; here only what closed it or passed it on is worth a line. */
function isWorthReading(entry: HistoryEntry): boolean {
  const event = entry.kind === 'line' ? entry.line.event : null;
  if (event === null) return true;
  return event.type === 'merged' || (event.type === 'field-changed' && ['status', 'queueId'].includes(event.field));
}

function Entry({ entry, ticketId }: { entry: HistoryEntry; ticketId: string }) {
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <li className={css['entry']} data-kind={entry.kind === 'line' ? entry.line.kind : entry.kind}>
      <span className={css['when']}>{format.moment(entry.at, now)}</span>
      <div>
        {entry.kind === 'line' && <LineWords entry={entry} ticketId={ticketId} />}
        {entry.kind === 'contact' && <ContactWords contact={entry.contact} />}
        {entry.kind === 'promise' && <PromiseWords promise={entry.promise} />}
        {entry.kind === 'run' && <RunWords run={entry.run} />}
      </div>
    </li>
  );
}

function LineWords({ entry: { id, line }, ticketId }: { entry: Line; ticketId: string }) {
  const t = useT('history');
  const common = useT('common');
  const { kind, author, authorName, beginning, event } = line;
  const who =
    authorName ?? t(author === 'customer' ? 'line.customer' : author === 'system' ? 'line.system' : 'somebody');
  const state = event?.type === 'field-changed' && event.field === 'status' ? event.to : null;
  const what =
    event === null
      ? beginning || t('line.files')
      : state !== null && isStatus(state)
        ? t('line.status', { status: common(`status.${state}`) })
        : t(event.type === 'merged' ? 'line.merged' : 'line.moved');
  return (
    <a className={css['words']} href={hashOf('inbox', ticketId, id)}>
      <b>{who}</b>
      {kind === 'note' && <span className="secondary"> {t('line.note')}</span>} {what}
    </a>
  );
}

type Status = 'open' | 'pending' | 'solved' | 'closed' | 'spam';
const isStatus = (value: string): value is Status => ['open', 'pending', 'solved', 'closed', 'spam'].includes(value);
