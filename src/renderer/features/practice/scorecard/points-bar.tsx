import css from './points-bar.module.css';
import { pointsOf } from './words.ts';

const MOST = 5;

type Props = {
  /** 0 … 5; null: not scored. */
  points: number | null;
  /** The same in words, for whoever hears it. */
  label: string;
  /** The one that a sentence beside it speaks of. */
  isNamed?: boolean;
};

/** Points as a quiet bar with its number: no colour says that one is good or bad. */
export function PointsBar({ points, label, isNamed = false }: Props) {
  return (
    <span className={css['points']} data-named={isNamed || undefined}>
      <span className="visually-hidden">{label}</span>
      <span className={css['track']} aria-hidden data-empty={points === null || undefined}>
        <span className={css['fill']} style={{ width: `${((points ?? 0) * 100) / MOST}%` }} />
      </span>
      <span className={css['number']} aria-hidden>
        {points === null ? '—' : pointsOf(points)}
      </span>
    </span>
  );
}
