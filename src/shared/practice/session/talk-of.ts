import type { Scenario, Turn } from '../../domain/practice/index.ts';
import { seededFrom } from '../../kernel/seeded.ts';
import { expand } from '../scenario/template.ts';
import type { Procedure, Talk, TalkLine } from '../score/talk.ts';

function lineOf(turn: Turn, at: number): TalkLine {
  switch (turn.did) {
    case 'said':
      return { by: 'trainee', turn: at, text: turn.text };
    case 'heard':
      return { by: 'customer', turn: at, text: turn.text };
    case 'step':
      return { by: 'step', turn: at, step: turn.step, result: turn.result };
    case 'waited':
      return { by: 'silence', turn: at };
    default:
      return turn satisfies never;
  }
}

/** What our screen shows of the case, with its words in. */
export function companyOf({ issue, slots, seed }: Scenario): string[] {
  const random = seededFrom(seed ^ 0x0c0ffee);
  return issue.company.map((line) => expand(line, random, slots));
}

/** A session as it is scored. */
export const talkOf = (scenario: Scenario, procedure: Procedure | null, turns: readonly Turn[]): Talk => ({
  lang: scenario.lang,
  lines: turns.map(lineOf),
  company: companyOf(scenario),
  procedure,
  truth: procedure ? scenario.issue.truth : null,
  facts: scenario.issue.facts,
  answers: scenario.issue.answers.words,
});
