import type { Scenario } from '../../domain/practice/index.ts';
import type { Language } from '../../kernel/text.ts';
import { sharedWith, unitSet } from '../acts/echo.ts';
import type { Act, ReadActs } from '../acts/kinds.ts';

/** So many units of what the matter is about make a line that speaks to it. */
const ON_MATTER: Readonly<Record<Language, number>> = { zh: 3, en: 2 };

type Vocabulary = { readonly ours: ReadonlySet<string>; readonly theirs: ReadonlySet<string> };
const known = new WeakMap<Scenario['issue'], Vocabulary>();

/** What can be said to the matter from our side, and what the customer knows of it, said or unsaid. */
function vocabularyOf({ issue, lang }: Scenario): Vocabulary {
  const found = known.get(issue);
  if (found) return found;
  const better = Object.values(issue.better).flat();
  const shown = Object.values(issue.needs).flatMap(({ show }) => show);
  const told = issue.facts.flatMap(({ is, tell }) => [is, ...tell]);
  const vocabulary = {
    ours: unitSet([...issue.company, ...issue.answers.words, ...better], lang),
    theirs: unitSet([issue.about, ...Object.values(issue.openings).flat(), ...told, ...shown], lang),
  };
  known.set(issue, vocabulary);
  return vocabulary;
}

/** Acts with which a line is already about something else than what has happened to them. */
const ELSE: readonly Act[] = [
  'mirrors',
  'echoes-only',
  'blames',
  'pushes-off',
  'abuses',
  'asks-much',
  'is-essay',
  'other-language',
  'repeats-itself',
];

/**
 * Who speaks to the matter in words that no pattern knows has said something all the same; and who says what has happened to the customer,
 * as our screen or a colleague told it, has heard them, though they had not said it yet.
 */
export function onMatter(read: ReadActs, text: string, scenario: Scenario): ReadActs {
  if (read.acts.has('is-empty')) return read;
  const { ours, theirs } = vocabularyOf(scenario);
  const least = ON_MATTER[scenario.lang];
  const acts = new Set(read.acts);
  if (sharedWith(text, ours, scenario.lang).count >= least) acts.add('answers');
  const isTheirs = /您|你|\byou/iu.test(text) && sharedWith(text, theirs, scenario.lang).count >= least + 1;
  if (isTheirs && !ELSE.some((act) => acts.has(act))) acts.add('mirrors');
  return { ...read, acts };
}
