import type { ReactNode } from 'react';
import css from './status.module.css';

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad' | 'info';

/** A dot of colour beside the words that say the same. */
export function StatusDot({ tone }: { tone: Tone }) {
  return <span className={css['dot']} data-tone={tone} aria-hidden />;
}

/** A short word in a rounded box. Colour only where the colour means something. */
export function Pill({ tone = 'neutral', children, title }: { tone?: Tone; children: ReactNode; title?: string }) {
  return (
    <span className={css['pill']} data-tone={tone} title={title}>
      {children}
    </span>
  );
}
