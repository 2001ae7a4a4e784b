import { isFirst, isName, isOther, PARTICLE, WORD } from './personal-data-pieces-en.ts';
import { type Span, spansOf } from './personal-data-spans.ts';
import { EVERYDAY, FIRST_NAMES, NO_NAMES_EN } from './personal-data-words-en.ts';

const CAPITALS = new RegExp(
  `(?<![\\p{Script=Latin}\\p{N}'’_@./-])${WORD}(?: (?:[A-Z]\\. )?(?:${PARTICLE} ){0,2}${WORD}){0,2}(?![\\p{Script=Latin}\\p{N}_@-])`,
  'gu',
);
/** Capitals next to each other, from the first given name among them on. */
export function byFirstName(text: string): Span[] {
  return spansOf(text, CAPITALS).flatMap(({ start, end }) => {
    // Jan 8, 4 Jan.
    if (
      /^(?:Jan|Jun)$/.test(text.slice(start, end)) &&
      (/^\.? ?\d/u.test(text.slice(end)) || /\d(?:st|nd|rd|th)? $/u.test(text.slice(Math.max(0, start - 8), start)))
    )
      return [];
    const words = Array.from(text.slice(start, end).matchAll(/\S+/gu));
    const first = words.findIndex(
      ([word], i) =>
        isFirst(word) ||
        (EVERYDAY.has(word) &&
          FIRST_NAMES.has(word) &&
          i + 1 < words.length &&
          !NO_NAMES_EN.has(words[i + 1]?.[0] ?? '')),
    );
    if (first < 0) return [];
    const rest = words.slice(first);
    const stop = rest.findIndex(([word], i) => i > 0 && NO_NAMES_EN.has(word) && !EVERYDAY.has(word));
    const last = rest[stop < 0 ? rest.length - 1 : stop - 1];
    return last ? [{ start: start + (rest[0]?.index ?? 0), end: start + last.index + last[0].length }] : [];
  });
}

const PLACE_BEFORE =
  /\b(?:in|at|near|via|around|outside|across|towards?|of|the|an|a|your|our|their|every|new|old|St|Lake|Mount|North|South|East|West) $/u;
const LEADS_TO =
  /(?:^|[ (“"])(?:to|with|by|for|ask|asked|asking|tell|told|call|called|ring|rang|email|emailed|contact|contacted|see|saw|meet|met|sent|send|give|gave|let|had|have|get|got|want|help|helped|thank|thanks|blame|cc|hi|hello|dear|sorry|please|is|was|am|I'm|not|and|says|said|that|if|when|where|because|since|like|named|from|under|name of|says|it's|that's|where's|where is|who is|who's|me|him|her|colleague) $/iu;

const STREETS =
  /^(?:Street|Road|Lane|Close|Avenue|Drive|Crescent|Terrace|Gardens|Grove|Row|Mews|Way|Square|Court|Park|Farm|Hall|House|Mill|Station|Hospital|School|Bridge|Island|Bay|Beach|Coast|Centre|Center)$/;
const TIMES = /^(?:March|April|May|June|August|Spring|Summer|Autumn|Winter|Harvest|Morning|Day|Light|House|Bank)$/;
const isOwnWriting = (word: string): boolean =>
  /\p{Ll}\p{Lu}/u.test(word) && !/^(?:Mc|Mac|O['’]|D['’]|De|Le|La|Du|Van)\p{Lu}/u.test(word);

/** The words of a run of capitals without those at its ends that only begin a sentence or name a thing. */
function trimmed(text: string, { start, end }: Span): (Span & { words: string[] }) | undefined {
  const words = Array.from(text.slice(start, end).matchAll(/\S+/gu));
  while (words[0] && isOther(words[0][0])) words.shift();
  while (words.length > 0 && isOther(words.at(-1)?.[0] ?? '')) words.pop();
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return undefined;
  return { start: start + first.index, end: start + last.index + last[0].length, words: words.map(([word]) => word) };
}

/** Capitals inside a sentence that name no thing we know: after a verb or a word that people stand behind. */
export function byCapitals(text: string): Span[] {
  return spansOf(text, CAPITALS).flatMap((run) => {
    const one = trimmed(text, run);
    if (!one || !isName(one.words.join(' '))) return [];
    const { start, end, words } = one;
    const before = text.slice(Math.max(0, start - 24), start);
    const isStart = /(?:^|[.!?:\n] ?|["“] ?)$/u.test(before);
    if (
      PLACE_BEFORE.test(before) ||
      /\d $/u.test(before) ||
      words.some((word) => /^\p{Lu}{2,}/u.test(word) || isOwnWriting(word))
    )
      return [];
    // Alder Close, Quarry Lane: a street.
    if (words.length > 1 && STREETS.test(words.at(-1) ?? '')) return [];
    const [hit = ''] = words;
    const isLed = LEADS_TO.test(before);
    const isCalled = before.endsWith(', ') && /^[,.!]/u.test(text.slice(end));
    // Royal Mail, Bank Holiday: what is left of a thing is no name.
    if (end < run.end && words.every((word) => EVERYDAY.has(word))) return [];
    const isPerson =
      words.length > 1
        ? !words.every((word) => EVERYDAY.has(word)) || isLed
        : !isStart && (EVERYDAY.has(hit) ? isLed && !TIMES.test(hit) : isLed || isCalled);
    return isPerson ? [{ start, end }] : [];
  });
}
