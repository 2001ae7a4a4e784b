import { en } from './en.ts';
import { zh, type Words } from './zh.ts';

/** Both languages at once. The screen loads one file of them (`zh.ts`, `en.ts`) and the other when it is asked for. */
export const resources = { zh, en };
export type { Words };
export type Namespace = keyof Words;
export type KeyOf<N extends Namespace> = keyof Words[N] & string;
/** A key with its namespace in front, for records that carry their own label: `tickets:reply`. */
export type LabelKey = { [N in Namespace]: `${N}:${KeyOf<N>}` }[Namespace];
export type WordArgs = Readonly<Record<string, string | number | Date>>;
