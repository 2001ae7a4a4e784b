import { bareOf, FULL, isOther, PARTICLE, VERB, WORD } from './personal-data-pieces-en.ts';
import type { Span } from './personal-data-spans.ts';
import { EVERYDAY, NO_NAMES_EN, RELATIONS_EN } from './personal-data-words-en.ts';

const TITLES =
  '(?:Mr|Mrs|Ms|Miss|Mx|Mister|Dr|Doctor|Prof|Professor|Sir|Madam|Madame|Lady|Lord|Aunt|Auntie|Aunty|Uncle|Nurse|Officer|PC|Sgt|Rev|Father|Sister|Brother|Captain|Coach|Pastor|Judge|Cllr|Granny|Grandma|Grandad|Grandpa|Nana|Herr|Frau|Monsieur)';
/** Mr Wang, Mrs. O’Brien-Smith, Auntie Bev, Mr and Mrs Holt; mr wang as people type. */
const TITLED = [
  new RegExp(
    `(?<![\\p{Script=Latin}])(?:${TITLES}\\.? (?:and|&) )?${TITLES}\\.? (?<it>(?:[A-Z]\\.? )?(?:${PARTICLE} ){0,2}${WORD}(?: (?:${PARTICLE} )?${WORD})?)`,
    'gu',
  ),
  /\b(?:mr|mrs|ms|dr)\.? (?<it>[a-z][a-z'’-]+)/g,
];
export function titled(text: string): Span[] {
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

export const SAID = [
  new RegExp(
    `(?:[Mm]y name is|[Mm]y name['’]s|[Nn]ame:|[Nn]ame on (?:the |my )?\\w+ is|I['’]m called|(?:is|was|goes) called|goes by|called|named|[Aa]sk(?:ed)? for|[Ss]igned(?: for)? by|[Ss]urname(?: is|:)?|[Ff]irst name(?: is|:)?|[Mm]aiden name(?: is|:)?|(?:[Oo]rdered|[Pp]aid|[Bb]ooked|[Rr]eported|[Tt]aken|[Ff]itted|[Ii]nstalled) by|[Cc]are of|c/o|[Aa]ttn:?|FAO|[Rr]ecipient:?|[Aa]ccount holder:?|[Cc]ardholder:?|[Ss]igned,?|[Rr]egards,|[Tt]hanks,|[Cc]heers,|[Bb]est,) (?<it>${FULL})`,
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
export const ALONE = [
  new RegExp(`(?<![\\p{Script=Latin}'’-])${WORD}(?= (?:\\w+ly |also |just |then |never |already )?${VERB}\\b)`, 'gu'),
  new RegExp(`(?<=(?:^|[.!?] )(?:Hi|Hello|Hey|Dear|Sorry|Thanks|Thank you|Cheers|Morning|OK|Okay),? )${WORD}`, 'gu'),
  new RegExp(
    `${WORD}(?=['’]s (?:account|address|phone|number|name|order|card|house|flat|place|parcel|email|mobile|mum|dad|wife|husband|son|daughter|room)\\b)`,
    'gu',
  ),
];
