import {
  meanPoints,
  type Scenario,
  type Scorecard,
  type SessionEnd,
  type Turn,
  type Words,
} from '#shared/domain/practice/index.ts';
import { seededFrom } from '#shared/kernel/seeded.ts';
import type { HeardLine } from '#shared/practice/customer/play.ts';
import { rightPath } from '#shared/practice/score/procedure.ts';
import { score } from '#shared/practice/score/score.ts';
import type { Procedure } from '#shared/practice/score/talk.ts';
import { advance, feelingOf, replay } from '#shared/practice/session/replay.ts';
import { talkOf } from '#shared/practice/session/talk-of.ts';
import type { BotLines } from './bot-lines.ts';
import { BOT, type BotName } from './bots.ts';

export type Outcome = {
  readonly end: SessionEnd;
  readonly card: Scorecard;
  readonly mean: number;
  readonly turns: readonly Turn[];
  /** Of each line of the trainee: how long it took to be understood and answered, ms. */
  readonly tookMs: readonly number[];
};

/** Nobody practises longer. */
const MOST_LINES = 16;

const stepsOf = (procedure: Procedure | null, { issue }: Scenario): { step: string; result: string }[] =>
  procedure === null
    ? []
    : rightPath(procedure, issue.truth, []).map(({ key, next }) => ({
        step: key,
        result: issue.truth[key] ?? Object.keys(next)[0] ?? 'done',
      }));

/** Lets a machine trainee practise one scenario to its end. */
export function playBot(
  name: BotName,
  scenario: Scenario,
  words: Words,
  procedure: Procedure | null,
  lines: BotLines,
): Outcome {
  const bot = BOT[name]({ lines, scenario, random: seededFrom(scenario.seed ^ 0x626f74) });
  const turns: Turn[] = [];
  const heard: HeardLine[] = [];
  const tookMs: number[] = [];
  const steps = stepsOf(procedure, scenario);
  let at = 0;
  let now = replay(scenario, words, []);
  const add = (turn: Turn): void => {
    const began = performance.now();
    now = advance(now, scenario, words, turn);
    if (turn.did === 'said') tookMs.push(performance.now() - began);
    turns.push(turn);
    at += 1000;
  };
  const hear = () => {
    for (const line of now.due) {
      heard.push(line);
      add({
        did: 'heard',
        at,
        text: line.text,
        reaction: line.reaction,
        ...feelingOf(scenario, line.heat, line.reaction),
      });
    }
    return now.state;
  };
  let state = hear();
  for (let said = 0; said < MOST_LINES && state.end === null; said += 1) {
    const move = bot(heard);
    if (move.isOver) break;
    add(move.say === null ? { did: 'waited', at } : { did: 'said', at, text: move.say });
    state = hear();
    if (!move.step || state.end !== null) continue;
    // Several at a time, so that the whole path is walked by the end of the plan.
    for (const step of steps.splice(0, Math.max(1, Math.ceil(steps.length / 4)))) add({ did: 'step', at, ...step });
    state = hear();
  }
  const card = score(talkOf(scenario, procedure, turns));
  return { end: state.end ?? 'stopped', card, mean: meanPoints(card), turns, tookMs };
}
