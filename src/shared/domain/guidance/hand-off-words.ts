import { normalise } from '../../guidance/text/normal.ts';
import { DENIED_EN, NO_BOT_EN, WISHES_EN } from './hand-off-en.ts';
import { DENIED_ZH, NO_BOT_ZH, WISHES_ZH } from './hand-off-zh.ts';

/**
 * Words by which customers ask for a person, and words of danger, in Chinese and English. What is denied is taken out first: only the
 * words that lead from the denial to the person belong to it, so that "no bot, a person" asks and "no need for a person" does not.
 */
const WISHES = [...WISHES_ZH, ...WISHES_EN];
const NO_BOT = [NO_BOT_ZH, ...NO_BOT_EN];

const DANGER = [
  /自杀|自残|轻生|跳楼|割腕|不想活|活不下去|结束(?:自己的)?生命|死给你|寻死|想死(?!你|了这|我了)|着火|起火|失火|冒烟|漏电|触电|(?:煤气|燃气|天然气)(?:泄漏|泄露|漏)|漏气|爆炸|中毒|救命|家暴|要杀/u,
  /suicid|kill(?:ing)? (?:myself|himself|herself|themsel)|end(?:ing)? (?:my|it all)(?: life)?\b|want(?:s)? to die|don't want to live|hurt(?:ing)? myself|self[- ]harm|on fire\b|caught fire|gas leak|smell(?:s|ing)? (?:of )?gas|electrocut|electric shock|explod|explosion|poisoned|ambulance/u,
];

/** All that a turn is searched for. */
export const HAND_OFF_PATTERNS: readonly RegExp[] = [...WISHES, ...NO_BOT, DENIED_ZH, DENIED_EN, ...DANGER];

/** Of a long turn so much is read from its beginning and from its end, where a wish mostly stands. */
const MAX_READ = 1000;

function read(text: string): string {
  const said = normalise(text).text.replaceAll('’', "'");
  return said.length <= 2 * MAX_READ ? said : `${said.slice(0, MAX_READ)}\n${said.slice(-MAX_READ)}`;
}

/** Whether the customer wants a person, or no machine. 不用转人工 and "no need for an agent" are no such wish. */
export function asksForPerson(text: string): boolean {
  const all = read(text);
  const said = all.replace(DENIED_ZH, '，').replace(DENIED_EN, ', ');
  return WISHES.some((wish) => wish.test(said)) || NO_BOT.some((wish) => wish.test(all));
}

/** Whether somebody may be in danger, or despairs. Denied or not: a person looks. */
export function speaksOfDanger(text: string): boolean {
  const said = read(text);
  return DANGER.some((danger) => danger.test(said));
}
