import type { Emotion } from '#shared/domain/guidance/labels.ts';
import type { Normal } from '../text/normal.ts';
import type { Token } from '../text/tokens.ts';
import type { Hit, Marks } from './hits.ts';

/** What a rule made of a text, and the tokens [from, to) it was seen in; 0 to 0: in the whole of it. */
export type Signal = { readonly name: string; readonly from: number; readonly to: number };

const GLAD: ReadonlySet<Emotion> = new Set(['gratitude', 'satisfaction']);

/** It happened again, or has lasted: a fact that carries a feeling without a word for it. */
const AGAIN =
  /第[二三四五六七八九十\d几n]+[次回趟遍]|[三四五六七八九十几\d]+[次回趟遍]|(?:third|fourth|fifth|sixth|\d+(?:th|rd|nd)) time|(?:two|three|four|five|six|\d+) times/u;
const LASTS =
  /[一二三两四五六七八九十半几\d]+(?:多|几)?个?(?:天|小时|钟头|星期|礼拜|周|月|年)|(?:\d+|two|three|four|five|six|several) (?:hours?|days?|weeks?|months?)/u;
const THREAT =
  /律师|法院|起诉|12315|12345|工信部|银保监|消协|监管|曝光|媒体|记者|仲裁|举报|lawyer|solicitor|court|ombudsman|regulator|trading standards|sue\b|legal action|press\b|journalist/u;
const PERSON = /经理|主管|领导|负责人|店长|人工|supervisor|manager|in charge|real person|human/u;
const HARM =
  /自杀|不想活|活不下去|去死|割腕|跳楼|触电|漏电|着火|起火|煤气|中毒|晕倒|过敏|流血|受伤|刹车|kill|suicide|end it all|gas leak|smell gas|on fire|sparks|electrocut|unconscious|bleeding|injur|allergic/u;
const ASKS =
  /\?|吗|呢|么|怎么|多少|什么时候|哪里|能不能|可以.{0,6}吗|how|when|where|what|could you|can you|is there|do you/u;
const THANKS = /谢|thank|thx|cheers/u;

const PATTERNS = { AGAIN, LASTS, THREAT, PERSON, HARM, ASKS, THANKS } as const;

function* ofHit({ emotion, strength, isNegated, degree, isPast, isOthers, isQuoted, fromEnd }: Hit): Generator<string> {
  const name = isNegated ? `no ${emotion}` : emotion;
  yield `felt ${name}`;
  yield `felt ${name} ${strength}`;
  if (degree !== 0) yield `felt ${name} degree ${degree}`;
  if (isPast) yield `past ${name}`;
  if (isOthers) yield `others ${name}`;
  if (isQuoted) yield `quoted ${name}`;
  if (!isPast && !isOthers && !isQuoted && !isNegated) yield `now ${emotion}`;
  yield fromEnd === 0 ? `last ${name}` : `before ${name}`;
}

/** Of a text as it was written: what small letters and single marks no longer tell. */
function* ofWriting({ shouts }: Normal, tokens: readonly Token[]): Generator<string> {
  if (shouts) yield 'shouts';
  for (const { text, kind } of tokens) {
    if (kind !== 'sign') continue;
    if (/^[!！]{2,}/u.test(text)) yield 'marks !!';
    if (/^[?？]{2,}/u.test(text)) yield 'marks ??';
    if (/^[.。…]{2,}/u.test(text)) yield 'marks ..';
  }
  const { length } = tokens;
  yield `length ${length < 8 ? 0 : length < 20 ? 1 : length < 45 ? 2 : 3}`;
}

/** What rules make of a text, as features beside its words; each name once. */
export function signalsOf(normal: Normal, tokens: readonly Token[], marks: Marks): Signal[] {
  const signals = new Map<string, Signal>();
  const add = (name: string, from = 0, to = 0): void => {
    if (!signals.has(name)) signals.set(name, { name, from, to });
  };
  for (const name of ofWriting(normal, tokens)) add(name);
  const { hits, needs, irony } = marks;
  for (const hit of hits) for (const name of ofHit(hit)) add(name, hit.from, hit.to);
  for (const { needs: named, from, to } of needs) for (const need of named) add(`need ${need}`, from, to);
  let before: readonly string[] = [];
  for (const { ideas: about, from, to, isNegated, fromEnd } of marks.ideas) {
    for (const idea of about) {
      add(`i ${idea}`, from, to);
      if (isNegated) add(`i no ${idea}`, from, to);
      if (fromEnd === 0) add(`i last ${idea}`, from, to);
      for (const first of before) add(`i ${first} ${idea}`, from, to);
    }
    before = about;
  }
  const isGlad = hits.some(({ emotion, isNegated }) => GLAD.has(emotion) && !isNegated);
  const isSore = hits.some(({ emotion, isNegated }) => !GLAD.has(emotion) && !isNegated);
  if (irony.length > 0) add(isGlad ? 'irony glad' : 'irony', irony[0], (irony[0] ?? 0) + 1);
  if (isGlad && isSore) add('glad and sore');
  if (hits.length === 0) add('no word of feeling');
  for (const [name, pattern] of Object.entries(PATTERNS)) {
    const found = pattern.exec(normal.text);
    if (!found) continue;
    const from = tokens.findIndex((token) => token.to > found.index);
    const to = tokens.findIndex((token) => token.to >= found.index + found[0].length) + 1;
    add(name, from, to);
    if (isGlad) add(`${name} glad`, from, to);
  }
  if (isGlad && (signals.has('AGAIN') || signals.has('LASTS'))) add('glad of something that lasts');
  return [...signals.values()];
}
