import type { Board } from '#shared/contract/app/board.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { StatusDot } from '../../../ui/index.ts';
import css from './now.module.css';

type Props = { board: Board };
const MINUTE_MS = 60_000;

/** Whether this is how it stands now, and how many people it is about. */
export function LiveState({ board: { isLive, agents } }: Props) {
  const t = useT('board');
  const needing = agents.filter(({ needs }) => needs.length > 0).length;
  return (
    <>
      <span className="secondary">
        {t('people.count', { count: agents.filter(({ state }) => state !== 'offline').length })}
        {needing > 0 && ` · ${t('people.needs', { count: needing })}`}
      </span>
      {isLive && (
        <span className={css['live']}>
          <StatusDot tone="ok" />
          {t('live.now')}
        </span>
      )}
    </>
  );
}

/** Since when the hub has not been heard, and what of the board still holds. */
export function LiveNote({ board: { isLive, heardAt } }: Props) {
  const t = useT('board');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  if (isLive || heardAt === null) return null;
  return (
    <output className={css['note']}>
      <strong>{t('live.since', { time: format.moment(heardAt, now) })}</strong> {t('live.sinceNext')}
    </output>
  );
}

/** The present as far as it is known: what was heard an hour ago does not go on ticking. */
export function useBoardNow({ isLive, heardAt }: Pick<Board, 'isLive' | 'heardAt'>): number {
  const now = useNow(1000);
  return isLive || heardAt === null ? now : heardAt;
}
