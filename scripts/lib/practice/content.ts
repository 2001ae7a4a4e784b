import { practiceFrom, readContent, resourcesFrom } from '#core/adapters/practice.node.ts';
import type { PracticeContent } from '#shared/domain/practice/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import type { Procedure } from '#shared/practice/score/talk.ts';
import { Sentence } from '../sentence.ts';

const RESOURCES = resourcesFrom(import.meta.dirname);
const loud = {
  info: () => undefined,
  warn: () => undefined,
  error: (event: string, cause: unknown) => console.error(event, cause),
};
const source = practiceFrom(RESOURCES, loud);

/** @throws Sentence for anything but a language of ours. */
export function languageFrom(text: string): Language {
  if (text === 'zh' || text === 'en') return text;
  throw new Sentence(`--lang takes zh or en, not "${text}".`);
}

export const contentOf = (lang: Language): PracticeContent => readContent(RESOURCES, lang);
export const procedureFor = (key: string | null): Procedure | null => (key === null ? null : source.procedure(key));
