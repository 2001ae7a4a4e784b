import { FROM_ANYWHERE, SCREEN_AND_SESSION } from './catalogue/desk.ts';
import { GUIDANCE } from './catalogue/guidance.ts';
import type { Listed } from './catalogue/listed.ts';
import { PRACTICE } from './catalogue/practice.ts';
import { ADMIN, BOARD } from './catalogue/team.ts';
import { WORK } from './catalogue/work.ts';
import { overlap } from './keys.ts';

export type { Listed } from './catalogue/listed.ts';

/** Every action with a key of the product, for the page where an agent chooses their own. A test holds it to the sources. */
export const CATALOGUE: readonly Listed[] = [
  ...FROM_ANYWHERE,
  ...WORK,
  ...GUIDANCE,
  ...BOARD,
  ...PRACTICE,
  ...ADMIN,
  ...SCREEN_AND_SESSION,
];

type Own = Readonly<Record<string, string>>;
export const keysNow = (listed: Listed, own: Own): string => own[listed.id] ?? listed.keys;

/** The action that already has this key, or the beginning of it, on a screen where both could be. */
export function takenBy(listed: Listed, keys: string, own: Own): Listed | undefined {
  return CATALOGUE.find((other) => {
    const theirs = keysNow(other, own);
    const canMeet = other.place === listed.place || other.place === 'desk' || listed.place === 'desk';
    return other.id !== listed.id && canMeet && theirs !== '' && overlap(theirs, keys);
  });
}
