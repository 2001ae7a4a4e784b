import type { Scenario } from '../../domain/practice/index.ts';
import type { Language } from '../../kernel/text.ts';
import { sharedWith, unitSet } from '../acts/echo.ts';
import type { ReadActs } from '../acts/kinds.ts';

/** So many units of what the matter is about make a line that speaks to it. */
const ON_MATTER: Readonly<Record<Language, number>> = { zh: 3, en: 2 };
const known = new WeakMap<Scenario['issue'], ReadonlySet<string>>();

/** What can be said to the matter: what our screen shows, what solves it, what a very good agent says. */
function vocabularyOf({ issue, lang }: Scenario): ReadonlySet<string> {
  const found = known.get(issue);
  if (found) return found;
  const better = Object.values(issue.better).flat();
  const units = unitSet([...issue.company, ...issue.answers.words, ...better], lang);
  known.set(issue, units);
  return units;
}

/** Who speaks to the matter in words that no pattern knows has said something all the same. */
export function onMatter(read: ReadActs, text: string, scenario: Scenario): ReadActs {
  if (read.acts.has('answers') || read.acts.has('is-empty')) return read;
  const { count } = sharedWith(text, vocabularyOf(scenario), scenario.lang);
  return count < ON_MATTER[scenario.lang] ? read : { ...read, acts: new Set([...read.acts, 'answers'] as const) };
}
