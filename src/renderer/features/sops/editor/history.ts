/** What can be undone and done again. `tag`: what the last change was about; typing on in one place is one change. */
export type History<T> = {
  readonly past: readonly T[];
  readonly future: readonly T[];
  readonly tag: string | null;
  readonly at: number;
};

export const NO_HISTORY: History<never> = { past: [], future: [], tag: null, at: 0 };
const MAX_PAST = 200;
/** A pause this long ends what was typed in one go, ms. */
export const PAUSE_MS = 1200;

/** `before` is about to become something else. */
export function remember<T>(history: History<T>, before: T, tag: string | null, at: number): History<T> {
  const isSameGo = tag !== null && tag === history.tag && at - history.at < PAUSE_MS && history.past.length > 0;
  const past = isSameGo ? history.past : [...history.past, before].slice(-MAX_PAST);
  return { past, future: [], tag, at };
}

type Step<T> = { readonly history: History<T>; readonly now: T };

export function undo<T>({ past, future }: History<T>, now: T): Step<T> | null {
  const before = past.at(-1);
  if (before === undefined) return null;
  return { now: before, history: { past: past.slice(0, -1), future: [now, ...future], tag: null, at: 0 } };
}

export function redo<T>({ past, future }: History<T>, now: T): Step<T> | null {
  const [next, ...rest] = future;
  if (next === undefined) return null;
  return { now: next, history: { past: [...past, now], future: rest, tag: null, at: 0 } };
}
