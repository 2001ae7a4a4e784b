import type { Language } from '../../kernel/text.ts';
import type { Act } from './kinds.ts';

/** What was said before the line that is read, and what the matter is. */
export type ActContext = {
  readonly lang: Language;
  /** The customer's lines, oldest first. */
  readonly heard: readonly string[];
  /** The trainee's own, oldest first. */
  readonly said: readonly string[];
  /** Facts that can be asked for, with the words that ask; and those the customer has told. */
  readonly facts?: readonly { readonly key: string; readonly ask: readonly string[] }[];
  readonly told?: ReadonlySet<string>;
  /** Words of a concrete solution. */
  readonly answers?: readonly string[];
};

/** What is found while a line is read. */
export type Finding = { readonly add: (act: Act) => void; readonly has: (act: Act) => boolean };
