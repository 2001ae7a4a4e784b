import type { Reaction, Scenario, Words } from '../../domain/practice/index.ts';
import { seededFrom } from '../../kernel/seeded.ts';
import type { ReadActs } from '../acts/kinds.ts';
import { readActs } from '../acts/read-acts.ts';
import { answerTo, asTheyAre, END_OF, lastWord, type Answer } from './answer.ts';
import { besides } from './besides.ts';
import { onMatter } from './matter.ts';
import { moved } from './move.ts';
import { inTheirWay, oneBreath, sayOne, sayReaction, type Saying } from './say.ts';
import { beginning, clamp, type CustomerState } from './state.ts';

/**
 * A simulated customer. Pure: the same scenario and the same events give the same lines, everywhere and always. Invariants:
 * 1. Chance comes from the seed of the scenario and the number of the turn alone, so that taking a line back brings the customer back too.
 * 2. Every event has an answer, whatever it is; after the end there is none.
 * 3. Nothing is told that was not asked for, but for what a talkative one adds.
 */
export type HeardLine = { readonly text: string; readonly reaction: Reaction | 'opening'; readonly heat: number };
export type Played = {
  readonly state: CustomerState;
  readonly lines: readonly HeardLine[];
  readonly acts: ReadActs | null;
};

/** What a trainee does, as far as the customer notices. `isRight` null: nobody can say. */
export type TraineeEvent =
  | { readonly did: 'said'; readonly text: string }
  | { readonly did: 'step'; readonly isRight: boolean | null }
  | { readonly did: 'waited' };

const chanceOf = ({ seed }: Scenario, turn: number): (() => number) => {
  const random = seededFrom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(turn + 1, 0x85ebca6b));
  random();
  return random;
};

function speak(
  state: CustomerState,
  scenario: Scenario,
  sayings: readonly (Saying & { reaction: HeardLine['reaction'] })[],
  random: () => number,
): Played {
  const spoken = sayings.filter(({ text }) => text !== '');
  const text = oneBreath(
    spoken.map((one) => inTheirWay(one.text, scenario, random)),
    scenario.lang,
  );
  const first = spoken[0];
  if (!first) return { state, lines: [], acts: null };
  const used = [...state.used, ...spoken.map(({ template }) => template)];
  return {
    state: { ...state, used, heard: [...state.heard, text] },
    lines: [{ text, reaction: first.reaction, heat: state.heat }],
    acts: null,
  };
}

/** The customer's first words. */
export function begin(scenario: Scenario): Played {
  const random = chanceOf(scenario, 0);
  const state = beginning(scenario);
  const openings = scenario.issue.openings[scenario.feeling] ?? Object.values(scenario.issue.openings)[0] ?? [];
  return speak(state, scenario, [{ ...sayOne(openings, state, scenario, random), reaction: 'opening' }], random);
}

function onSaid(before: CustomerState, scenario: Scenario, words: Words, text: string): Played {
  const turn = before.turns + 1;
  const random = chanceOf(scenario, turn + 97 * before.waits);
  const { issue, lang } = scenario;
  const understood = readActs(text, {
    lang,
    heard: before.heard,
    said: before.said,
    facts: issue.facts,
    told: new Set(before.told),
    answers: issue.answers.words,
  });
  const read = onMatter(understood, text, scenario);
  const after = {
    ...moved(before, read, scenario, text),
    turns: turn,
    said: [...before.said, text],
    isHeld: read.acts.has('holds'),
    isMisled: false,
    sinceAccepted: before.sinceAccepted + (before.hasAccepted ? 1 : 0),
  };
  const answer = answerTo(before, after, read, scenario, text);
  const last = answer.state.end === null ? lastWord(answer.state) : null;
  const final: Answer = last
    ? { reaction: last, state: { ...answer.state, end: END_OF[last] ?? 'left' }, isWhole: true }
    : answer;
  const reaction = asTheyAre(final.reaction, final.state, read);
  const { sayings, state } = besides(final, before, read, scenario, random);
  // Facts are told without many words before them, most of the time.
  const isBare = reaction === 'tells' && sayings.length > 0 && random() < 0.5;
  const main = isBare ? [] : [{ ...sayReaction(words, reaction, state, scenario, random), reaction }];
  const rest = sayings.map((saying) => ({ ...saying, reaction }));
  return { ...speak(state, scenario, [...main, ...rest], random), acts: read };
}

/** Silence: three times, and nobody is there any more. Who was told to wait waits once without a word. */
function onWaited(before: CustomerState, scenario: Scenario, words: Words): Played {
  if (before.isHeld) return { state: { ...before, isHeld: false }, lines: [], acts: null };
  const waits = before.waits + 1;
  const random = chanceOf(scenario, before.turns + 97 * waits);
  const state = { ...before, waits, patience: clamp(before.patience - 0.14), heat: clamp(before.heat + 0.04) };
  const isLast = waits >= 3 || state.patience <= 0.02;
  const reaction = isLast ? 'leaves-silent' : waits === 1 ? 'waiting' : 'still-waiting';
  const ended: CustomerState = isLast ? { ...state, end: 'left' } : state;
  return speak(ended, scenario, [{ ...sayReaction(words, reaction, ended, scenario, random), reaction }], random);
}

/** Nobody sees what is ticked; a wrong step leads astray, which shows in what is said next, and a right one moves the matter. */
function onStep(before: CustomerState, isRight: boolean | null): Played {
  if (isRight === null) return { state: before, lines: [], acts: null };
  if (isRight) return { state: { ...before, settled: clamp(before.settled + 0.04) }, lines: [], acts: null };
  const state = {
    ...before,
    patience: clamp(before.patience - 0.08),
    trust: clamp(before.trust - 0.06),
    isMisled: true,
  };
  return { state, lines: [], acts: null };
}

/** The next word of the customer. */
export function respond(before: CustomerState, scenario: Scenario, words: Words, event: TraineeEvent): Played {
  if (before.end !== null) return { state: before, lines: [], acts: null };
  switch (event.did) {
    case 'said':
      return onSaid(before, scenario, words, event.text);
    case 'step':
      return onStep(before, event.isRight);
    case 'waited':
      return onWaited(before, scenario, words);
    default:
      return event satisfies never;
  }
}
