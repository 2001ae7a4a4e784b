import css from './load-bar.module.css';

type Props = {
  /** Per cent of what one person can take; more than 100 fills the bar and is said in figures. */
  load: number;
  /** Work that can be put down at any time, in a bar of its own. */
  interruptible: number;
  /** The same in words. */
  label: string;
};

const widthOf = (share: number): string => `${Math.min(100, Math.max(0, share))}%`;

/** How much somebody has in hand: never coloured by how much it is. */
export function LoadBar({ load, interruptible, label }: Props) {
  return (
    <span className={css['load']}>
      <span className="visually-hidden">{label}</span>
      <span className={css['bars']} aria-hidden>
        <span className={css['track']}>
          <span className={css['fill']} style={{ width: widthOf(load) }} />
        </span>
        <span className={css['track']} data-kind="interruptible" data-empty={interruptible === 0 || undefined}>
          <span className={css['fill']} style={{ width: widthOf(interruptible) }} />
        </span>
      </span>
      <span className={css['number']} aria-hidden>
        {load}
      </span>
    </span>
  );
}
