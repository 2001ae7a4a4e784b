import { findKnownWestern } from './personal-data-known-en.ts';
import { findKnownChinese } from './personal-data-known-zh.ts';
import { isChinese } from './personal-data-pattern.ts';
import type { Span } from './personal-data-spans.ts';

/** How a person is called: the whole name, and what is used of it alone. 米晓雨 → 晓雨; Daniel Chen → Daniel, Chen. */
export function callsOf(name: string): string[] {
  const pieces = name.split(/[\s()/,]+/).filter((piece) => piece.length > 1);
  const western = pieces.filter((piece) => !isChinese(piece));
  const given = pieces.filter((piece) => isChinese(piece) && piece.length >= 3).map((piece) => piece.slice(-2));
  const whole = western.length > 1 ? [western.join(' ')] : [];
  const alone = western.filter((piece) => piece.length >= 3 && /^\p{Lu}/u.test(piece));
  return [...new Set([...whole, ...pieces.filter(isChinese), ...alone, ...given])];
}

/** People the reader knows, whole and in part, and as one calls them. */
export function findKnown(text: string, people: readonly string[]): Span[] {
  const calls = [...new Set(people.flatMap(callsOf))].toSorted((a, b) => b.length - a.length);
  const western = people.filter((name) => /\p{Script=Latin}/u.test(name));
  return [
    ...(calls.some(isChinese)
      ? findKnownChinese(
          text,
          calls.filter(isChinese),
          people.flatMap((name) => name.split(/\s+/)),
        )
      : []),
    ...findKnownWestern(text, western),
  ];
}
