import type { Rest } from '#shared/contract/app/load.ts';
import { SECOND } from '#shared/kernel/units.ts';
import { useT } from '../../../lib/i18n.tsx';
import { clock, useNow } from '../../../lib/time.ts';
import css from './rest.module.css';

const RADIUS = 108;
const ROUND = 2 * Math.PI * RADIUS;

/** Down to the end as it was meant, and from there on gently up. */
export function RestTimer({ rest: { sinceAt, untilAt } }: { rest: Rest }) {
  const t = useT('load');
  const now = useNow(SECOND);
  // The screen's second may have begun before the rest.
  const leftMs = untilAt - Math.max(sinceAt, now);
  const isOver = leftMs < 0;
  const share = isOver ? 0 : Math.min(1, leftMs / Math.max(1, untilAt - sinceAt));
  return (
    <div className={css['timer']}>
      <svg viewBox="0 0 240 240" aria-hidden>
        <circle cx={120} cy={120} r={RADIUS} />
        {share > 0 && (
          <circle
            className={css['left']}
            cx={120}
            cy={120}
            r={RADIUS}
            strokeDasharray={`${(share * ROUND).toFixed(1)} ${ROUND.toFixed(1)}`}
            transform="rotate(-90 120 120)"
          />
        )}
      </svg>
      <div className={css['reading']} role="timer">
        <span className={css['what']}>{t(isOver ? 'rest.over' : 'rest.left')}</span>
        <span className={css['digits']}>{clock(isOver ? -leftMs : Math.ceil(leftMs / SECOND) * SECOND)}</span>
      </div>
    </div>
  );
}
