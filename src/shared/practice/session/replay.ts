import type { Scenario, Standing, Turn, Words } from '../../domain/practice/index.ts';
import type { Emotion } from '../../domain/guidance/labels.ts';
import { begin, respond, type HeardLine, type TraineeEvent } from '../customer/play.ts';
import { intensityOf } from '../customer/say.ts';
import type { CustomerState } from '../customer/state.ts';
import { own } from '../../kernel/own.ts';

/** A session as far as it has come. `due`: what the customer says next, not yet among the turns. `after`: how they stood after each turn. */
export type Replayed = {
  readonly state: CustomerState;
  readonly due: readonly HeardLine[];
  readonly after: readonly { readonly turn: number; readonly standing: Standing }[];
};

/** Whether a step is right for this scenario; null: nobody can say. */
export function isRightStep({ issue }: Scenario, step: string, result: string | null): boolean | null {
  if (issue.procedure === null || result === null) return null;
  const right = own(issue.truth, step);
  return right === undefined ? null : right === result;
}

function eventOf(turn: Turn, scenario: Scenario): TraineeEvent | null {
  switch (turn.did) {
    case 'said':
      return { did: 'said', text: turn.text };
    case 'step':
      return { did: 'step', isRight: isRightStep(scenario, turn.step, turn.result) };
    case 'waited':
      return { did: 'waited' };
    case 'heard':
      return null;
    default:
      return turn satisfies never;
  }
}

const standingOf = ({ heat, trust, patience, met, settled }: CustomerState): Standing => ({
  heat,
  trust,
  patience,
  met,
  settled,
});

/** What was really heard stands, also where another voice spoke it. */
const asHeard = (state: CustomerState, text: string, back: number): CustomerState => {
  const at = state.heard.length - back;
  return at < 0 || state.heard[at] === text ? state : { ...state, heard: state.heard.with(at, text) };
};

/** Before anything has happened: their first words are due. */
const opened = (scenario: Scenario): Replayed => {
  const { state, lines } = begin(scenario);
  return { state, due: lines, after: [] };
};

/** What one more turn makes of it. What they were about to say before the trainee spoke again is said all the same. */
export function advance(before: Replayed, scenario: Scenario, words: Words, turn: Turn): Replayed {
  const event = eventOf(turn, scenario);
  const at = before.after.length;
  const next = (state: CustomerState, due: readonly HeardLine[]): Replayed => ({
    state,
    due,
    after: [...before.after, { turn: at, standing: standingOf(state) }],
  });
  if (event !== null) {
    const played = respond(before.state, scenario, words, event);
    return next(played.state, [...before.due, ...played.lines]);
  }
  const state = turn.did === 'heard' ? asHeard(before.state, turn.text, before.due.length) : before.state;
  return next(state, before.due.slice(1));
}

/**
 * Plays a session again from its turns. Pure: invariant 1 of the customer makes it the same every time, and what was taken back has
 * left nothing.
 */
export const replay = (scenario: Scenario, words: Words, turns: readonly Turn[]): Replayed =>
  turns.reduce((now, turn) => advance(now, scenario, words, turn), opened(scenario));

/** The feeling a line is said in. */
export const feelingOf = (
  { feeling }: Scenario,
  heat: number,
  reaction: string,
): { emotion: Emotion; intensity: 0 | 1 | 2 | 3 } => {
  if (reaction === 'thanks') return { emotion: 'gratitude', intensity: 1 };
  const intensity = intensityOf(heat);
  return intensity === 0 || feeling === 'neutral'
    ? { emotion: 'neutral', intensity: 0 }
    : { emotion: feeling, intensity };
};

/** Without the trainee's last line and what was answered to it; steps that were ticked meanwhile stay. Null: nothing to take back. */
export function takenBack(turns: readonly Turn[]): { readonly turns: Turn[]; readonly text: string } | null {
  const last = turns.findLastIndex(({ did }) => did === 'said');
  const said = turns[last];
  if (said?.did !== 'said') return null;
  const kept = turns.slice(last + 1).filter(({ did }) => did === 'step');
  return { turns: [...turns.slice(0, last), ...kept], text: said.text };
}
