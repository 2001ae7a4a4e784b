import { readContent, resourcesFrom } from '#core/adapters/practice.node.ts';
import type { PracticeContent, Scenario, ScenarioRef } from '#shared/domain/practice/index.ts';
import { drawScenario } from '#shared/practice/scenario/draw.ts';

const RESOURCES = resourcesFrom(import.meta.dirname);

/** What is shipped to practise with, in both languages. */
export const CONTENT: Readonly<Record<'zh' | 'en', PracticeContent>> = {
  zh: readContent(RESOURCES, 'zh'),
  en: readContent(RESOURCES, 'en'),
};

/** A scenario drawn of it; what a test is about is said by the test. */
export const aScenario = (ref: Partial<ScenarioRef> = {}, more: Partial<Scenario> = {}): Scenario => {
  const lang = ref.lang ?? 'zh';
  return {
    ...drawScenario(CONTENT[lang], { lang, seed: 1, issue: null, persona: null, channel: null, ...ref }),
    ...more,
  };
};
