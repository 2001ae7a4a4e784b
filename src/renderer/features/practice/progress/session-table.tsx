import type { PracticeSummary } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { hashOf } from '../../../lib/router.ts';
import { clock, useFormat, useNow } from '../../../lib/time.ts';
import { ActionButton, ErrorState, Panel, Skeleton } from '../../../ui/index.ts';
import { useActions } from '../../../lib/actions.ts';
import { practiceAction } from '../lib/action.ts';
import { recordAt } from '../lib/places.ts';
import { usePracticeWords } from '../lib/words.ts';
import css from './progress.module.css';
import { useSessions } from './queries.ts';
import { useRows } from './use-rows.ts';

const COLUMNS = ['when', 'matter', 'end', 'mean', 'length', 'isShared'] as const;
const MINUTE = 60_000;
const idOf = (sessionId: string): string => `practised-${sessionId}`;

/** One's own sessions, newest first; the keys lead from one to the next, and Enter opens its scorecard. */
export function SessionTable() {
  const t = useT('scorecard');
  const query = useSessions();
  const sessions = query.data?.pages.flatMap((page) => page.sessions) ?? [];
  const rows = useRows(sessions.map(({ sessionId }) => idOf(sessionId)));
  const older = practiceAction('progress.older', 'scorecard:action.older', 'o', () => void query.fetchNextPage());
  const actions = [
    practiceAction('progress.next', 'scorecard:action.nextSession', 'j', () => rows.move(1), sessions.length > 0),
    practiceAction(
      'progress.previous',
      'scorecard:action.previousSession',
      'k',
      () => rows.move(-1),
      sessions.length > 0,
    ),
    { ...older, isEnabled: query.hasNextPage },
  ];
  useActions(actions);
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Panel title={t('progress.sessions')}>
      {!query.data ? (
        <Skeleton lines={6} />
      ) : (
        <div className={css['scroll']}>
          <table className={css['table']} aria-label={t('progress.sessions')} data-wide>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`progress.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sessions.map((session) => (
                <Row key={session.sessionId} session={session} rows={rows} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && <ActionButton action={older} variant="subtle" size="compact-sm" />}
    </Panel>
  );
}

function Row({ session, rows }: { session: PracticeSummary; rows: ReturnType<typeof useRows> }) {
  const t = useT('scorecard');
  const format = useFormat();
  const now = useNow(MINUTE);
  const { points } = usePracticeWords();
  const id = idOf(session.sessionId);
  return (
    <tr data-current={rows.at === id || undefined}>
      <td>{format.moment(session.at, now)}</td>
      <td>
        <a id={id} href={hashOf(...recordAt(session.sessionId))} onFocus={() => rows.stand(id)}>
          {session.title}
        </a>
      </td>
      <td>{t(`endShort.${session.end}`)}</td>
      <td>{points(session.mean)}</td>
      <td>{clock(session.spentMs)}</td>
      <td>{session.isShared ? t('progress.shared') : ''}</td>
    </tr>
  );
}
