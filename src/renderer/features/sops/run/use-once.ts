import { useSamePress } from '../../../lib/double-press.ts';
import type { Choice } from './choices.ts';
import { isNoteMode, type Mode } from './mode.ts';

export const SEND = { id: 'sop.send', keys: 'mod+enter' } as const;
/** The first digit is `sop.choose-1`. */
export const CHOOSE = 'sop.choose';

/** In these something may have appeared under a key that is still going down. */
const isGuarded = (kind: Mode['kind']): boolean => !isNoteMode(kind) && kind !== 'skip' && kind !== 'abandon';

/** Sent twice by mistake, a note would answer the step after it as well. */
export function useOnceSent(send: (() => void) | null, { kind }: Mode): (() => void) | null {
  const isSame = useSamePress();
  if (send === null) return null;
  return () => {
    if (isSame(SEND.id) && isGuarded(kind)) return;
    send();
  };
}

/** Pressed twice by mistake, a digit or button would answer the step that comes next as well, or confirm what is asked about. */
export function useOnce(choices: readonly Choice[], { kind }: Mode): readonly Choice[] {
  const isSame = useSamePress();
  return choices.map((choice, i) => ({
    ...choice,
    perform: () => {
      if (isSame(`${CHOOSE}-${i + 1}`) && isGuarded(kind)) return;
      choice.perform();
    },
  }));
}
