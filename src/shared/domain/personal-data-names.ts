import { findKnown } from './personal-data-known.ts';
import { findWesternNames, perhapsWesternNames } from './personal-data-names-en.ts';
import { findChineseNames, perhapsChineseNames } from './personal-data-names-zh.ts';

export { callsOf } from './personal-data-known.ts';

type Span = { readonly start: number; readonly end: number };

/** People known by name: the customer, colleagues. */
export type KnownNames = { readonly people: readonly string[] };

export const findNames = (text: string, { people }: KnownNames): Span[] => [
  ...findChineseNames(text),
  ...findWesternNames(text),
  ...findKnown(text, people),
];

/** Stretches that might be names, though not enough speaks for it: for a person to look at. */
export const findPerhapsNames = (text: string): Span[] => [...perhapsChineseNames(text), ...perhapsWesternNames(text)];
