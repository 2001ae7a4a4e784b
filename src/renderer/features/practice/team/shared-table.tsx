import type { SharedSession } from '#shared/contract/app/practice.ts';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { hashOf } from '../../../lib/router.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { practiceAction } from '../lib/action.ts';
import { usePracticeWords } from '../lib/words.ts';
import { useRows } from '../progress/use-rows.ts';
import css from './team.module.css';

const MINUTE = 60_000;
const idOf = (shareId: string): string => `shared-${shareId}`;

/** Who shared what and when, newest first whatever the points are; the keys lead through it, and Enter opens it. */
export function SharedTable({ shared }: { shared: readonly SharedSession[] }) {
  const t = useT('scorecard');
  const newest = shared.toSorted((a, b) => b.at - a.at);
  const rows = useRows(newest.map(({ shareId }) => idOf(shareId)));
  useActions([
    practiceAction('coach.next', 'scorecard:action.nextShared', 'j', () => rows.move(1)),
    practiceAction('coach.previous', 'scorecard:action.previousShared', 'k', () => rows.move(-1)),
  ]);
  return (
    <div className={css['scroll']}>
      <table className={css['table']} aria-label={t('team.title')}>
        <thead>
          <tr>
            <th scope="col">{t('progress.when')}</th>
            <th scope="col">{t('team.who')}</th>
            <th scope="col">{t('progress.matter')}</th>
            <th scope="col">{t('progress.end')}</th>
            <th scope="col">{t('progress.mean')}</th>
          </tr>
        </thead>
        <tbody>
          {newest.map((session) => (
            <Row key={session.shareId} session={session} rows={rows} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ session, rows }: { session: SharedSession; rows: ReturnType<typeof useRows> }) {
  const t = useT('scorecard');
  const format = useFormat();
  const now = useNow(MINUTE);
  const { points } = usePracticeWords();
  const { shareId, agentName, title } = session;
  const id = idOf(shareId);
  return (
    <tr data-current={rows.at === id || undefined}>
      <td>{format.moment(session.at, now)}</td>
      <td>{agentName}</td>
      <td>
        <a id={id} href={hashOf('practice', 'shared', shareId)} onFocus={() => rows.stand(id)}>
          {title}
        </a>
      </td>
      <td>{t(`endShort.${session.end}`)}</td>
      <td>{points(session.mean)}</td>
    </tr>
  );
}
