import type { Refused } from './use-commands.ts';

/** What the card of a step asks at the moment. */
export type Mode =
  | { readonly kind: 'step' }
  /** The result was chosen once; the same key a second time means it. */
  | { readonly kind: 'confirm'; readonly result: string }
  /** What the step does was refused: it can be recorded all the same. */
  | { readonly kind: 'without'; readonly result: string; readonly refused: Refused }
  | { readonly kind: 'skip' }
  | { readonly kind: 'skip-note' }
  /** The reason is known; there are several ways to go on. */
  | { readonly kind: 'skip-result'; readonly reason: string }
  | { readonly kind: 'flag' }
  | { readonly kind: 'abandon' }
  | { readonly kind: 'abandon-note' };

export const STEP: Mode = { kind: 'step' };

/** In these something is written. */
export type NoteMode = 'skip-note' | 'flag' | 'abandon-note';
export const isNoteMode = (kind: Mode['kind']): kind is NoteMode =>
  kind === 'skip-note' || kind === 'flag' || kind === 'abandon-note';

/** What a note is about: it comes back when the same is asked again. */
export type NoteOf = 'skip' | 'flag' | 'abandon' | 'waive';
export function noteOf({ kind }: Mode): NoteOf | null {
  // Why it is skipped goes on to the question how to go on.
  if (kind === 'skip-note' || kind === 'skip-result') return 'skip';
  if (kind === 'abandon-note') return 'abandon';
  return kind === 'flag' ? kind : null;
}
/** As `MAX_NOTE` of the schema, which the screen does not load. */
export const MOST_NOTE = 1000;
