import { escaped, isChinese } from './personal-data-pattern.ts';
import { type Span, spansOf } from './personal-data-spans.ts';
import { EVERYDAY } from './personal-data-words-en.ts';

/** Short forms that do not begin like the name they stand for. */
const SHORT: Readonly<Record<string, string>> = {
  William: 'Bill Billy Will Liam',
  Robert: 'Bob Bobby Rob',
  Richard: 'Dick Rick Rich',
  Elizabeth: 'Liz Lizzie Beth Betty Libby',
  Margaret: 'Peggy Maggie Meg Greta',
  Katherine: 'Kate Katie Kathy Kit',
  Catherine: 'Kate Cathy Cath',
  Edward: 'Ted Ned Ed',
  Theodore: 'Ted Theo',
  James: 'Jim Jimmy Jamie',
  John: 'Jack Johnny',
  Charles: 'Chuck Charlie',
  Henry: 'Harry Hank',
  Anthony: 'Tony',
  Antonio: 'Tony',
  Alexander: 'Sandy Sasha Xander Lex',
  Rebecca: 'Becky Becca',
  Michael: 'Mike Mick Mikey',
  Nicholas: 'Nick',
  Christopher: 'Kit Topher',
  Mary: 'Molly Polly',
  Dorothy: 'Dot Dolly',
  Patricia: 'Trish Tricia',
  Isabella: 'Bella',
  Jacqueline: 'Jackie',
  Stephen: 'Steve',
  Steven: 'Steve',
  Andrew: 'Drew',
  Frances: 'Fran Frankie',
  Lawrence: 'Larry',
  Victoria: 'Vicky Tori',
};

/** Beginnings of a given name, three letters and more: Ros of Rosalind, Dan and Danny of Daniel. */
function shortFor(given: string): string {
  const begins = Array.from({ length: Math.max(0, given.length - 3) }, (_, i) => given.slice(0, i + 3));
  const own = (SHORT[given] ?? '').split(' ').filter((short) => short !== '');
  const ys = begins
    .filter((short) => short.length <= 5)
    .flatMap((short) => [`${short}y`, `${short}ie`, `${short}${short.slice(-1)}y`]);
  return [...begins, ...own, ...ys]
    .filter((short) => !EVERYDAY.has(short) || own.includes(short))
    .map(escaped)
    .join('|');
}

const MONTH_BEFORE =
  /(?:\b(?:in|till|until|by|since|last|next|of|early|late|mid|this|from|before|after|end)[ -]|\d(?:st|nd|rd|th)? )$/iu;
const MONTH_BESIDE =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter)(?: or| and| to|,|-) $/iu;
const NAMES_AFTER =
  /^(?:[,.!?:;]|$|\s*[)"]| here\b|['’]s\b| (?:AND|and|or) (?:to )?[A-Z]| (?:said|says|told|promised|asked|called|rang|wrote|replied|signed|from|again|speaking|sent|wants|ordered|is (?:my|the|your|on|out|not)|was|has|had|will|can you|could you|please|you|for the|thanks|thank|sorry|if|I|at [A-Z])\b)/u;
/** At the beginning of a sentence every word has a capital: only who is called, or does what people do, is named. */
const NAMES_AT_START =
  /^(?:[,.!:;]|\?|$|\s*[)"]| here\b|['’]s\b| has (?:been|had|not|never|told|promised|said|gone|my)\b| was (?:very|so|great|lovely|brilliant|rude|kind|helpful|the|meant|supposed|going|on|here|just)\b| is (?:my|the|on|off|out|not|away|in)\b| (?:did|fixed|helped|sorted|never|still|also|hung up|quoted|keeps|kept|tried|knows|made me|let me|got me|took|as in|hasn['’]t|didn['’]t|won['’]t|couldn['’]t|doesn['’]t|wouldn['’]t)\b| can (?:you|ring|call|sort|help|tell|fix|come|do|confirm)\b| (?:AND|and|or) (?:to )?[A-Z]\p{Ll}| (?:said|says|told|promised|asked|called|rang|wrote|replied|signed|again|speaking|sent|wants|ordered|please|thanks|thank you|sorry|from (?:your|the|support|accounts|customer))\b)/u;
const NAMES_BEFORE =
  /(?:\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Ss]orry|[Tt]hanks|[Tt]hank you|[Cc]heers|[Mm]orning|[Aa]fternoon|[Ee]vening|to|with|by|for|from|name is|name's|called|[Aa]sk|asked|told|tell|[Ii]'m|I am|[Tt]his is|it's|and|is|again|agent|colleague|know|see|there|welcome|course|problem|right|OK|Okay|Yes|No),? |[,.!?;:] |-- ?|[("])$/u;
/** Typed small: only who is greeted or thanked is named by a word that is another one as well. */
const SMALL_DOES = /^ (?:said|told|promised|rang|called me|asked me|hung up|wrote|replied|assured)\b/u;
const GREETED =
  /(?:^|[.!?,] |(?<=[a-z] ))(?:hi|hello|hey|dear|sorry|thanks|thank you|cheers|morning|ok|okay|please|(?:spoke|spoken|speak|talked|chatted) (?:to|with)|told by|asked? for|name is|name's|this is|i'm),? $/iu;

function namesWestern(text: string, { start, end }: Span): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 24), start), text.slice(end)];
  const name = text.slice(start, end);
  if (
    /^(?:May|April|June|August|Summer|Autumn|Winter|Spring)$/.test(name) &&
    (MONTH_BEFORE.test(before) || MONTH_BESIDE.test(before) || /^ (?:\d|the|this|last)/.test(after))
  )
    return false;
  const isStart = /(?:^|[.!?] |\n)$/u.test(before);
  if (/^\p{Ll}/u.test(name))
    return (
      (GREETED.test(before) && /^(?:[,.!?]|$| (?:yesterday|today|again|and|about|on|last|this)\b)/u.test(after)) ||
      (/(?:^|[.!?,] |\b(?:and|but|when|that|because|so) )$/u.test(before) && SMALL_DOES.test(after))
    );
  if (isStart) return NAMES_AT_START.test(after);
  // Inside a sentence the capital itself speaks for a person, unless an article or another capital stands before it.
  return NAMES_BEFORE.test(before) || NAMES_AFTER.test(after) || !THING_BEFORE.test(before);
}

const THING_BEFORE =
  /(?:\b(?:the|an?|my|your|our|his|her|its|this|that|these|in|on|of|per|every|each|no|some|any)|\p{Lu}[\p{L}'’-]*|\d|(?<!\b(?:how|what|where|who|that|it|there|here))['’]s) $|^$/u;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** Max Power typed small is a setting; of names that are no words each writing is one. */
const isEverydayWestern = (hit: string): boolean =>
  (/^\p{Lu}/u.test(hit) && hit.includes(' ') ? [hit] : hit.split(' ')).every(
    (word) =>
      EVERYDAY.has(capital(word)) ||
      (/^\p{Ll}/u.test(word) && EVERYDAY.has(capital(word).replace(/s$/, ''))) ||
      (/^\p{Ll}/u.test(word) && /^(?:downs|ups|waters|wells|banks)$/.test(word)),
  );

/** Known names in Latin letters, whole, in part and short. */
export function findKnownWestern(text: string, names: readonly string[]): Span[] {
  const all = names.flatMap((name) => {
    const [given = '', ...families] = name.split(/[\s()/,]+/).filter((piece) => piece !== '' && !isChinese(piece));
    const last = families.at(-1);
    const calls = [given, ...families].filter((piece) => piece.length >= 2 && /^\p{Lu}/u.test(piece));
    return [
      // Tyler Holloway of Ty Holloway; T. Holloway.
      ...(last === undefined
        ? []
        : [
            new RegExp(
              `(?<!\\p{Script=Latin})(?:${escaped(given.slice(0, 2))}\\p{Ll}+|${escaped(given.charAt(0))}\\.?) ${escaped(last)}(?!\\p{Script=Latin})`,
              'giu',
            ),
          ]),
      ...calls.map(
        (call) =>
          new RegExp(`(?<![\\p{Script=Latin}-])${escaped(call)}(?!\\p{Script=Latin})`, call.length < 3 ? 'gu' : 'giu'),
      ),
      ...(shortFor(given) === ''
        ? []
        : [new RegExp(`(?<![\\p{Script=Latin}-])(?:${shortFor(given)})(?!\\p{Script=Latin})`, 'gu')]),
    ];
  });
  return all
    .flatMap((pattern) => spansOf(text, pattern))
    .filter(({ start, end }) => !isEverydayWestern(text.slice(start, end)) || namesWestern(text, { start, end }));
}
