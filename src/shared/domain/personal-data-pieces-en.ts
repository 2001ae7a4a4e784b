import { EVERYDAY, FIRST_NAMES, NO_NAMES_EN, PLACES_AND_FIRMS } from './personal-data-words-en.ts';

/** Pieces that the patterns for names in Latin letters are made of. */
export const WORD = "\\p{Lu}[\\p{Script=Latin}'’-]{0,40}\\p{Script=Latin}(?<!['’]s)";
/** de Souza, van der Berg, bin Yusuf. */
export const PARTICLE = '(?:van|von|de|der|den|da|dos|di|du|del|la|le|bin|binti|al|el|ap|y)';
export const FULL = `${WORD}(?:(?: [A-Z]\\.)?(?: ${PARTICLE}){0,2} ${WORD}){0,2}`;
export const bareOf = (word: string): string => word.replace(/['’](?:s|d|m|ll|ve|re|t)$/u, '');
const isThing = (word: string): boolean => NO_NAMES_EN.has(word) || PLACES_AND_FIRMS.has(word);
export const isOther = (word: string): boolean =>
  isThing(bareOf(word)) && !EVERYDAY.has(word) && !FIRST_NAMES.has(word);
export const isName = (hit: string): boolean =>
  !hit.split(' ').some((word) => isOther(word) || /^(?:I|\p{Lu}\p{Ll}*n)['’]|^\p{Lu}{2,}$/u.test(word));

/** A given name that is no other word; of two with a hyphen one is enough: Kayleigh-Anne. */
export const isFirst = (word: string): boolean =>
  (FIRST_NAMES.has(word) && !EVERYDAY.has(word)) ||
  (word.includes('-') && word.split('-').every((part) => /^\p{Lu}\p{Ll}/u.test(part)) && word.split('-').some(isFirst));

export const VERB =
  '(?:says?|said|told|tells|promised|signed|asked|called|rang|rings|came|comes|wrote|replied|answered|took|takes|picked|collected|delivered|installed|fitted|sent|gave|left|went|lives|lived|ordered|paid|bought|owns|wants|wanted|needs|thinks|thought|reckons|swore|swears|insists|insisted|mentioned|confirmed|agreed|offered|refused|knows|here|speaking)';
