import type { Scenario, Skill, Turn } from '../../domain/practice/index.ts';
import { seededFrom } from '../../kernel/seeded.ts';
import type { CustomerState } from '../customer/state.ts';
import { needsCheck } from '../customer/react.ts';
import { expand } from '../scenario/template.ts';
import type { Better } from '../score/score.ts';

/** The customer's own words of a line, to say back; null: none are fit. */
export type WordsOf = (line: string) => string | null;

/** Lines in which a customer speaks of what has happened to them; what they say to the trainee is not said back. */
const OF_THEMSELVES = ['opening', 'tells', 'draws-out', 'repeats'];

/** The last such line of the customer before a turn. */
const heardBefore = (turns: readonly Turn[], at: number): string => {
  const heard = turns.slice(0, at).findLast((turn) => turn.did === 'heard' && OF_THEMSELVES.includes(turn.reaction));
  return heard?.did === 'heard' ? heard.text : '';
};

/** A line of the issue for this skill, with the words of the customer in it; other ones first where there are none. */
function betterLine({ issue, slots, seed }: Scenario, skill: Skill, words: string | null, salt: number): string | null {
  const lines = issue.better[skill] ?? [];
  const fit = words === null ? lines.filter((line) => !line.includes('{words}')) : lines;
  const random = seededFrom(seed ^ Math.imul(salt + 1, 0x27d4eb2f));
  const line = fit[Math.floor(random() * fit.length)];
  return line === undefined ? null : expand(line, random, { ...slots, words: words ?? '' });
}

/** Better lines of a session: what a very good agent might have said at that turn. */
export const betterFor =
  (scenario: Scenario, turns: readonly Turn[], wordsOf: WordsOf): Better =>
  (skill, turn) => {
    const heard = heardBefore(turns, turn ?? turns.length);
    return betterLine(scenario, skill, wordsOf(heard), turn ?? turns.length);
  };

export type Hint = { readonly skill: Skill; readonly because: string; readonly line: string };

/** What is missing most now: heard first, then asked, checked, explained, settled. */
function missing(state: CustomerState, scenario: Scenario): { skill: Skill; because: string } {
  if (state.asked === 'other-data') return { skill: 'privacy', because: 'asks-for-others' };
  if (state.mirrored === 0) return { skill: 'listen', because: 'not-yet-heard' };
  if (state.heat >= 0.6 && state.mirrored < 2) return { skill: 'listen', because: 'still-hot' };
  if (needsCheck(scenario) && !state.isVerified) return { skill: 'privacy', because: 'not-yet-checked' };
  if (state.told.length < Math.min(2, scenario.issue.facts.length))
    return { skill: 'questions', because: 'facts-untold' };
  if (state.settled < 0.45) return { skill: 'clarity', because: 'not-yet-explained' };
  if (!state.hasAccepted) return { skill: 'ownership', because: 'no-step-yet' };
  return { skill: 'ownership', because: 'close-it' };
}

/** What a coach would whisper now. */
export function hintFor(state: CustomerState, scenario: Scenario, turns: readonly Turn[], wordsOf: WordsOf): Hint {
  const { skill, because } = missing(state, scenario);
  const heard = heardBefore(turns, turns.length);
  const line = betterLine(scenario, skill, wordsOf(heard), turns.length) ?? '';
  return { skill, because, line };
}
