import { type Span, spansOf } from './personal-data-spans.ts';
import { EVERYDAY, FIRST_NAMES, NO_NAMES_EN, PLACES_AND_FIRMS, RELATIONS_EN } from './personal-data-words-en.ts';

const WORD = "\\p{Lu}[\\p{Script=Latin}'’-]{0,40}\\p{Script=Latin}(?<!['’]s)";
/** de Souza, van der Berg, bin Yusuf. */
const PARTICLE = '(?:van|von|de|der|den|da|dos|di|du|del|la|le|bin|binti|al|el|ap|y)';
const FULL = `${WORD}(?:(?: [A-Z]\\.)?(?: ${PARTICLE}){0,2} ${WORD}){0,2}`;
const TITLES =
  '(?:Mr|Mrs|Ms|Miss|Mx|Mister|Dr|Doctor|Prof|Professor|Sir|Madam|Madame|Lady|Lord|Aunt|Auntie|Aunty|Uncle|Nurse|Officer|PC|Sgt|Rev|Father|Sister|Brother|Captain|Coach|Pastor|Judge|Cllr|Granny|Grandma|Grandad|Grandpa|Nana|Herr|Frau|Monsieur)';
const bareOf = (word: string): string => word.replace(/['’](?:s|d|m|ll|ve|re|t)$/u, '');
const isThing = (word: string): boolean => NO_NAMES_EN.has(word) || PLACES_AND_FIRMS.has(word);
const isOther = (word: string): boolean => isThing(bareOf(word)) && !EVERYDAY.has(word) && !FIRST_NAMES.has(word);
const isName = (hit: string): boolean =>
  !hit.split(' ').some((word) => isOther(word) || /^(?:I|\p{Lu}\p{Ll}*n)['’]|^\p{Lu}{2,}$/u.test(word));

/** Mr Wang, Mrs. O’Brien-Smith, Auntie Bev, Mr and Mrs Holt; mr wang as people type. */
const TITLED = [
  new RegExp(
    `(?<![\\p{Script=Latin}])(?:${TITLES}\\.? (?:and|&) )?${TITLES}\\.? (?<it>(?:[A-Z]\\.? )?(?:${PARTICLE} ){0,2}${WORD}(?: (?:${PARTICLE} )?${WORD})?)`,
    'gu',
  ),
  /\b(?:mr|mrs|ms|dr)\.? (?<it>[a-z][a-z'’-]+)/g,
];
function titled(text: string): Span[] {
  return TITLED.flatMap((pattern) => Array.from(text.matchAll(pattern))).flatMap((match) => {
    const words = (match.groups?.['it'] ?? '').split(' ');
    const isFirstOther =
      (NO_NAMES_EN.has(bareOf(words[0] ?? '')) && !EVERYDAY.has(words[0] ?? '')) ||
      /^(?:is|and|or|the|who|for|to|a|an|at|in|on|of|no|was|has|while|until|after|before|with|by|from|per|as|if|it|not|so|then|than|when)$/.test(
        words[0] ?? '',
      );
    if (isFirstOther) return [];
    const last = words.length > 1 && isOther(words.at(-1) ?? '') ? (words.at(-1)?.length ?? 0) + 1 : 0;
    return [{ start: match.index, end: match.index + match[0].length - last }];
  });
}

const SAID = [
  new RegExp(
    `(?:[Mm]y name is|[Mm]y name['’]s|[Nn]ame:|[Nn]ame on (?:the |my )?\\w+ is|I['’]m called|(?:is|was|goes) called|goes by|called|named|[Aa]sk(?:ed)? for|[Ss]igned(?: for)? by|[Cc]are of|c/o|[Aa]ttn:?|FAO|[Rr]ecipient:?|[Aa]ccount holder:?|[Cc]ardholder:?|[Ss]igned,?|[Rr]egards,|[Tt]hanks,|[Cc]heers,|[Bb]est,) (?<it>${FULL})`,
    'gu',
  ),
  new RegExp(`[Tt]his is (?<it>${WORD}(?: ${WORD})?)(?= (?:speaking|from|here|at|again|calling)\\b|[,.!])`, 'gu'),
  new RegExp(
    `(?<![\\p{Script=Latin}])${RELATIONS_EN}(?:,| is| was| called| named|'s name is|,? a)? (?<it>${FULL})`,
    'gu',
  ),
  // K Olawale, behind a word that people stand behind.
  new RegExp(`(?:for|to|by|with|name is|from|ask|told|is|was) (?<it>[B-HJ-Z] ${WORD})`, 'gu'),
  // K. Olawale; J.P. Moss.
  new RegExp(`(?<![\\p{Script=Latin}.])(?<it>(?:[A-Z]\\. ?){1,3}${WORD})`, 'gu'),
];
const VERB =
  '(?:says?|said|told|tells|promised|signed|asked|called|rang|rings|came|comes|wrote|replied|answered|took|takes|picked|collected|delivered|installed|fitted|sent|gave|left|went|lives|lived|ordered|paid|bought|owns|wants|wanted|needs|thinks|thought|reckons|swore|swears|insists|insisted|mentioned|confirmed|agreed|offered|refused|knows|here|speaking)';
const ALONE = [
  new RegExp(`(?<![\\p{Script=Latin}'’-])${WORD}(?= (?:\\w+ly |also |just |then |never |already )?${VERB}\\b)`, 'gu'),
  new RegExp(`(?<=(?:^|[.!?] )(?:Hi|Hello|Hey|Dear|Sorry|Thanks|Thank you|Cheers|Morning|OK|Okay),? )${WORD}`, 'gu'),
  new RegExp(
    `${WORD}(?=['’]s (?:account|address|phone|number|name|order|card|house|flat|place|parcel|email|mobile|mum|dad|wife|husband|son|daughter|room)\\b)`,
    'gu',
  ),
];

const CAPITALS = new RegExp(
  `(?<![\\p{Script=Latin}\\p{N}'’_@./-])${WORD}(?: (?:[A-Z]\\. )?(?:${PARTICLE} ){0,2}${WORD}){0,2}(?![\\p{Script=Latin}\\p{N}_@-])`,
  'gu',
);
/** A given name that is no other word; of two with a hyphen one is enough: Kayleigh-Anne. */
const isFirst = (word: string): boolean =>
  (FIRST_NAMES.has(word) && !EVERYDAY.has(word)) ||
  (word.includes('-') && word.split('-').every((part) => /^\p{Lu}\p{Ll}/u.test(part)) && word.split('-').some(isFirst));

/** Capitals next to each other, from the first given name among them on. */
function byFirstName(text: string): Span[] {
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
function byCapitals(text: string): Span[] {
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

/** Typed in small letters: behind a word that people stand behind. */
const SMALL = new RegExp(
  `(?<![\\p{Script=Latin}])(?:${RELATIONS_EN},?(?: is| was| called)?|name is|name['’]s|ask for|this is|it['’]s|i['’]m|i am|spoke to|spoke with|told by|cheers|thanks|hi|hello|hey) (?<it>[a-z]{3,}(?: [a-z]{3,})?)(?![\\p{Script=Latin}])`,
  'giu',
);
/** And in front of what people do, wherever it stands: mohammed said; keith from accounts. */
const SMALL_DOES = new RegExp(
  `(?<![\\p{Script=Latin}'’@._-])(?<it>[a-z]{3,})(?= (?:${VERB}|from|here|again)\\b|['’]s (?:account|phone|number|order|name|address|flat|house|email)\\b)`,
  'gu',
);
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
/** Behind a name in small letters, its family name, unless it is a word of the sentence. */
const NO_FAMILY =
  /^(?:and|the|from|here|again|speaking|for|but|said|says|told|was|has|had|not|you|can|with|who|that|this|please|your|about|calling|at|in|on|by|is|will|are|just|got|did|who|why|when|where|what|how|sent|still|never|i|my|we|it)$/u;
function bySmall(text: string): Span[] {
  return [...spansOf(text, SMALL), ...spansOf(text, SMALL_DOES)].flatMap(({ start, end }) => {
    const [first = '', second = ''] = text.slice(start, end).split(' ');
    if (!/^[a-z]/.test(first) || !isFirst(capital(first)) || NO_SMALL.has(first)) return [];
    return [{ start, end: second !== '' && !NO_FAMILY.test(second) ? end : start + first.length }];
  });
}
/** Given names that are other words in small letters. */
const NO_SMALL = new Set(
  'dean don gene hank jimmy joy max pat ray rob rod sandy will viola lee mark ella chad carrie val vic sid stu gus ned jo tam nat eddy kirk harvey len ros mo ty bo said milan mila ion per van dan tom bob tim sam ben jan jon ali ira kim lou mel mia mei una uma rex ava ida wes fay kat may'.split(
    ' ',
  ),
);

/** A family next door; who signs with a dash; who somebody is by family name. */
const FAMILIES = [
  new RegExp(
    `\\b[Tt]he (?<it>${WORD}s)(?= (?:next door|upstairs|downstairs|opposite|across|over the road|at number|at no)\\b)`,
    'gu',
  ),
  new RegExp(`(?:^|\\n)[-–—~]{1,2} ?(?<it>${WORD}(?: ${WORD})?)\\s*$`, 'gu'),
  new RegExp(
    `(?<it>${WORD})(?= is (?:my|her|his|the|our) (?:surname|last name|first name|family name|maiden name|married name|name)\\b)`,
    'gu',
  ),
];

/** People nobody has named to the desk: with a title, after words that lead to a name, or by a given name that is no other word. */
const namesOf = (text: string): Span[] => [
  ...titled(text),
  ...SAID.flatMap((pattern) => spansOf(text, pattern, isName)),
  ...ALONE.flatMap((pattern) => spansOf(text, pattern, (hit) => isName(hit) && !EVERYDAY.has(hit))),
  ...byFirstName(text),
  ...byCapitals(text),
  ...bySmall(text),
  ...FAMILIES.flatMap((pattern) => spansOf(text, pattern, isName)),
];
/** Of people that stand in one row one is enough: Bronagh, Tadhg and Sean. */
const ROW = new RegExp(`${WORD}(?:, ${WORD}){0,4},? (?:and|or|&) ${WORD}`, 'gu');
function inRows(text: string, found: readonly Span[]): Span[] {
  return spansOf(text, ROW).flatMap((row) =>
    found.some(({ start, end }) => start >= row.start && end <= row.end)
      ? spansOf(text.slice(row.start, row.end), new RegExp(WORD, 'gu'), (hit) => isName(hit) && !EVERYDAY.has(hit)).map(
          ({ start, end }) => ({ start: start + row.start, end: end + row.start }),
        )
      : [],
  );
}
export function findWesternNames(text: string): Span[] {
  if (!/\p{Script=Latin}/u.test(text)) return [];
  const found = namesOf(text);
  return [...found, ...inRows(text, found)];
}

/** Capitals inside a sentence that nothing explains: for a person to look at. */
export const perhapsWesternNames = (text: string): Span[] =>
  spansOf(text, new RegExp(`(?<=[\\p{Ll},] )${WORD}(?: ${WORD})?`, 'gu'), isName);
