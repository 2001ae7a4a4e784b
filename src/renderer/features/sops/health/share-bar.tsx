import { valueOf } from '#shared/kernel/statistics.ts';
import css from './share-bar.module.css';

type Props = { share: { n: number; of: number; low: number; high: number }; isMarked?: boolean };
const at = (value: number): string => `${(value * 100).toFixed(1)}%`;

/** A share between nobody and everybody, with its interval drawn over it; what it says stands in words beside it. */
export function ShareBar({ share, isMarked = false }: Props) {
  const { low, high, of } = share;
  return (
    <span className={css['bar']} data-marked={isMarked || undefined} aria-hidden>
      {of > 0 && (
        <>
          <span className={css['fill']} style={{ width: at(valueOf(share)) }} />
          <span className={css['interval']} style={{ left: at(low), width: at(high - low) }} />
        </>
      )}
    </span>
  );
}
