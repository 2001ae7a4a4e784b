import type { Language } from '../../kernel/text.ts';
import { EN } from '../acts/en.ts';
import type { Patterns } from '../acts/patterns.ts';
import { sentencesOf } from '../acts/sentences.ts';
import { ZH } from '../acts/zh.ts';
import type { LineFeeling } from './kinds.ts';

/** A line without personal data. `feeling`: of customers' lines. */
export type CleanLine = {
  readonly by: 'customer' | 'agent';
  readonly text: string;
  readonly feeling: LineFeeling | null;
};

/** What an agent asked, sentence by sentence, and what the customer said to it. */
export type Exchange = { readonly asked: readonly string[]; readonly told: readonly string[] };

export const patternsOf = (lang: Language): Patterns => (lang === 'zh' ? ZH : EN);

/** Thanks, assent and farewell: true of every conversation, and nothing that anybody knows. */
const EMPTY: Readonly<Record<Language, RegExp>> = {
  zh: /^(?:好+|好的|好吧|行+|嗯+|哦+|是|是的|对|对的|没有|不是|不用|不用了|可以|谢谢?|多谢|谢了|感谢|收到|知道了|明白|再见|拜拜|您好|你好|在|喂|ok|没了|没事|没问题|客气|辛苦|了|您|你|啊|呀|哈|的|先|那)+$/iu,
  en: /^(?:\s*(?:ok(?:ay)?|yes|yeah|yep|no|nope|sure|thanks?|thank you|thx|hi|hello|hey|there|good|great|perfect|fine|cool|nice|bye|goodbye|please|right|alright|got it|that's (?:all|it|fine|great)|that will be all|i see|so much|very much|a lot|again|you too|for now|have a (?:good|nice|great) (?:day|one))\b[\s,.!]*)+$/iu,
};

export const saysNothing = (text: string, lang: Language): boolean => {
  const bare =
    lang === 'zh' ? text.replaceAll(/[\s\p{P}\p{S}]/gu, '') : text.replaceAll(/[^\p{L}\p{N}' ]/gu, ' ').trim();
  return bare === '' || EMPTY[lang].test(bare);
};

/** Sentences of an agent's line that ask for something; not whether there is anything else. */
export function questionsIn(line: string, lang: Language): string[] {
  const { check, close, request, secret } = patternsOf(lang);
  return sentencesOf(line)
    .filter(({ text, isQuestion }) => isQuestion || (request.test(text) && !secret.test(text)))
    .map(({ text }) => text)
    .filter((text) => !check.test(text) && !close.test(text));
}

/** Each question with the lines that came before the agent spoke again. */
export function exchangesOf(lines: readonly CleanLine[], lang: Language): Exchange[] {
  return lines.flatMap((line, at) => {
    if (line.by === 'customer') return [];
    const asked = questionsIn(line.text, lang);
    const rest = lines.slice(at + 1);
    const until = rest.findIndex(({ by }) => by === 'agent');
    const told = rest
      .slice(0, until < 0 ? rest.length : until)
      .map(({ text }) => text)
      .filter((text) => !saysNothing(text, lang));
    return asked.length > 0 && told.length > 0 ? [{ asked, told }] : [];
  });
}

/** As much of a text as fits, up to the end of a sentence where one ends in it. Never inside a slot. */
export function upTo(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most).replace(/\{[^}]*$/u, '');
  const end = Math.max(...['。', '！', '？', '. ', '! ', '? '].map((mark) => head.lastIndexOf(mark)));
  if (end > most / 3) return head.slice(0, end + 1).trim();
  // Whole signs and, between spaces, whole words.
  const words = /[\p{sc=Han}，、；]/u.test(head.slice(-12)) ? head : head.replace(/\s+\S*$/u, '');
  return `${words.replace(/[\uD800-\uDBFF]$/u, '').trim()}…`;
}
