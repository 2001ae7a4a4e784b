import { isFirst, VERB } from './personal-data-pieces-en.ts';
import { type Span, spansOf } from './personal-data-spans.ts';
import { RELATIONS_EN } from './personal-data-words-en.ts';

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
export function bySmall(text: string): Span[] {
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
