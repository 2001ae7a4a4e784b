import type { ChannelBot } from '#shared/contract/team/admin.ts';
import en from '#shared/i18n/en/bot.json' with { type: 'json' };
import zh from '#shared/i18n/zh/bot.json' with { type: 'json' };
import { languageOf } from '#shared/guidance/text/language.ts';
import { normalise } from '#shared/guidance/text/normal.ts';
import { tokensOf } from '#shared/guidance/text/tokens.ts';
import type { Language } from '#shared/kernel/text.ts';

const WORDS = { zh, en };
type Said = keyof typeof zh;

/** A text of ours with what stands in its braces; what is filled in is never read again. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => (Object.hasOwn(values, key) ? (values[key] ?? whole) : whole));

export const say = (language: Language, key: Said, values: Readonly<Record<string, string>> = {}): string =>
  fill(WORDS[language][key], values);

export const nameOf = (bot: ChannelBot | null, language: Language): string => bot?.name ?? say(language, 'name');

/** That a program answers, what it reads, and how to get a person: the channel's own words, or ours. */
export function noticeOf(bot: ChannelBot, language: Language, isOutside: boolean): string {
  const name = nameOf(bot, language);
  const own = bot.notice?.[language].trim() ?? '';
  return own === '' ? say(language, isOutside ? 'noticeOutside' : 'notice', { name }) : fill(own, { name });
}

function spokenIn(text: string): Language | undefined {
  const tokens = tokensOf(normalise(text).text);
  return tokens.some(({ kind }) => kind === 'han' || kind === 'word') ? languageOf(tokens) : undefined;
}

/** The language of the newest text that has one, as the customer may write only a number or a mark. */
export function languageOfAll(texts: readonly string[], otherwise: Language): Language {
  for (const text of texts.toReversed()) {
    const language = spokenIn(text);
    if (language) return language;
  }
  return otherwise;
}
