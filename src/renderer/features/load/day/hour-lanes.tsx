import type { Day } from '#shared/contract/app/load.ts';
import { HOUR } from '#shared/kernel/units.ts';
import { useT } from '../../../lib/i18n.tsx';
import { percentOf } from '../words.ts';
import { busiestOf, placeOf, type Window } from './strip-model.ts';
import css from './strip.module.css';

type Hours = Day['hours'];

/** Occupancy and the highest load of every hour as columns, with their numbers on them; the busiest hour stands out. */
export function HourLanes({ window, hours }: { window: Window; hours: Hours }) {
  const t = useT('load');
  const busiest = busiestOf(hours)?.fromAt;
  const columns = (valueOf: (hour: Hours[number]) => number | null) =>
    hours.map((hour) => {
      const place = placeOf(window, { fromAt: hour.fromAt, toAt: hour.fromAt + HOUR });
      const value = valueOf(hour);
      return (
        place &&
        value !== null && (
          <span
            key={hour.fromAt}
            className={css['column']}
            data-marked={hour.fromAt === busiest || undefined}
            style={{ left: `${place.left}%`, width: `${place.width}%` }}
          >
            <span className={css['value']}>{value}</span>
            <span className={css['height']} style={{ height: `${Math.min(100, value) * 0.6}%` }} />
          </span>
        )
      );
    });
  return (
    <>
      <span className={css['name']} data-high>
        {t('strip.occupancy')}
        <span className={css['unit']}>%</span>
      </span>
      <div className={css['hours']}>
        {columns(({ occupancy }) => (occupancy === null ? null : percentOf(occupancy)))}
      </div>
      <span className={css['name']} data-high>
        {t('strip.peak')}
      </span>
      <div className={css['hours']}>{columns(({ peak }) => peak)}</div>
    </>
  );
}
