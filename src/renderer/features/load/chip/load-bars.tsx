import css from './chip.module.css';

type Props = { load: number; interruptible: number };
const wide = (percent: number): string => `${Math.min(100, Math.max(0, percent))}%`;

/** Two thin bars, one of what holds a person and a fainter one of what can be put down: never one sum. What they say stands beside them. */
export function LoadBars({ load, interruptible }: Props) {
  return (
    <span className={css['bars']} aria-hidden>
      <span className={css['bar']}>
        <span style={{ width: wide(load) }} />
      </span>
      <span className={css['bar']} data-faint>
        <span style={{ width: wide(interruptible) }} />
      </span>
    </span>
  );
}
