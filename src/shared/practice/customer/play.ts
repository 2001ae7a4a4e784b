import type { Reaction, Scenario, SessionEnd, Words } from '../../domain/practice/index.ts';
import { seededFrom } from '../../kernel/seeded.ts';
import { readActs } from '../acts/read-acts.ts';
import type { ReadActs } from '../acts/kinds.ts';
import { between, onAsked } from './between.ts';
import { onMatter } from './matter.ts';
import { moved } from './move.ts';
import { breachIn, needsCheck, reactionTo } from './react.ts';
import { intensityOf, inTheirWay, oneBreath, sayOne, sayReaction, type Saying } from './say.ts';
import { beginning, clamp, OTHERS_MATTER, type CustomerState } from './state.ts';

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

const END_OF: Readonly<Partial<Record<Reaction, SessionEnd>>> = {
  thanks: 'calm',
  'cold-end': 'cold',
  escalates: 'escalated',
  leaves: 'left',
  'leaves-silent': 'left',
  'abused-leaves': 'left',
};

/** Calm enough, and what they needed was met. */
const isCalm = ({ heat, met }: CustomerState): boolean => heat <= 0.42 && met >= 0.35;

/** Nobody stays when their patience is at its end, or for ever. */
const MOST_TURNS = 40;
const lastWord = ({ patience, heat, turns }: CustomerState): Reaction | null => {
  if (patience > 0.02 && turns < MOST_TURNS) return null;
  return heat >= 0.55 ? 'escalates' : 'leaves';
};

/** How a settled matter ends once the trainee has asked or said enough; null: it goes on. */
function ending(before: CustomerState, after: CustomerState, { acts }: ReadActs): Reaction | null {
  if (!before.hasAccepted || acts.has('blames') || acts.has('abuses')) return null;
  if (!isCalm(after) && !acts.has('says-goodbye') && !acts.has('closes') && after.turns < before.turns + 1) return null;
  return isCalm(after) ? 'thanks' : 'cold-end';
}

type Facts = Scenario['issue']['facts'];

/** Facts that belong to the answer: what was asked for; after an open question the next one that is untold. */
function factsFor(
  before: CustomerState,
  { acts, asked }: ReadActs,
  { issue, persona }: Scenario,
  random: () => number,
): Facts {
  const untold = issue.facts.filter(({ key }) => !before.told.includes(key));
  const named = untold.filter(({ key }) => asked.includes(key) && key !== 'order').slice(0, 2);
  if (named.length > 0) return named;
  const isOpen = acts.has('asks-open');
  const adds = persona.talk > 0.6 && acts.has('mirrors') && random() < 0.4;
  return isOpen || adds ? untold.filter(({ key }) => key !== 'order').slice(0, 1) : [];
}

/** Asked who they are: they say it, perhaps with a slip in it. */
function onCheck(
  state: CustomerState,
  { acts, asked }: ReadActs,
  text: string,
): { reaction: Reaction; state: CustomerState } | null {
  const isAsked = acts.has('verifies') || asked.includes('order');
  if (
    state.isOrderWrong &&
    (isAsked ||
      /查不到|没查到|对不上|不对|核对|再看|再报|有误|can'?t find|cannot find|no (?:match|order)|doesn'?t (?:match|come)|check|again|typo/iu.test(
        text,
      ))
  )
    return { reaction: 'order-corrected', state: { ...state, isOrderWrong: false, isVerified: true } };
  if (!isAsked || state.isVerified) return null;
  const told = [...new Set([...state.told, 'order'])];
  if (state.ahead.includes('wrong-order'))
    return {
      reaction: 'wrong-order',
      state: { ...state, told, isOrderWrong: true, ahead: state.ahead.filter((one) => one !== 'wrong-order') },
    };
  return { reaction: 'verifies', state: { ...state, told, isVerified: true } };
}

type Answer = { readonly reaction: Reaction; readonly state: CustomerState; readonly isWhole: boolean };

/** Decides what a line is answered with. `isWhole`: nothing else is said beside it. */
function answerTo(
  before: CustomerState,
  moved0: CustomerState,
  read: ReadActs,
  scenario: Scenario,
  text: string,
): Answer {
  const breach = breachIn(before, read, scenario);
  if (breach) {
    const state = {
      ...moved0,
      breaches: moved0.breaches + 1,
      trust: clamp(moved0.trust - 0.2),
      heat: clamp(moved0.heat + 0.08),
    };
    const isGrave = breach === 'others';
    return { reaction: 'breach-noticed', state: isGrave ? { ...state, end: 'breach' } : state, isWhole: true };
  }
  const end = ending(before, moved0, read);
  if (end) return { reaction: end, state: { ...moved0, end: END_OF[end] ?? null }, isWhole: true };
  const plain = reactionTo(before, moved0, read);
  const isWrong = [
    'abused',
    'abused-leaves',
    'empty',
    'program',
    'wrong-language',
    'refuses-password',
    'blamed',
  ].includes(plain);
  if (!isWrong) {
    const asked = onAsked(moved0, read) ?? onCheck(moved0, read, text);
    if (asked) return { ...asked, isWhole: false };
    const cut = between(moved0, read, scenario, text);
    if (cut) return { ...cut, isWhole: true };
  }
  const insults = moved0.insults + (plain === 'abused' || plain === 'abused-leaves' ? 1 : 0);
  const accepted =
    plain === 'accepts' &&
    (moved0.isVerified || !needsCheck(scenario) || moved0.told.length > 0 || moved0.settled > 0.7);
  const state = {
    ...moved0,
    insults,
    hasAccepted: moved0.hasAccepted || accepted,
    wasGoodbye: plain === 'goodbye-unsettled',
  };
  if (plain === 'goodbye-unsettled')
    return {
      reaction: plain,
      state: { ...state, patience: clamp(state.patience - 0.25), heat: clamp(state.heat + 0.08) },
      isWhole: true,
    };
  if (plain === 'abused-leaves') return { reaction: plain, state: { ...state, end: 'left' }, isWhole: true };
  return { reaction: plain, state, isWhole: isWrong };
}

/** Who says little says little, until somebody asks openly. */
const QUIET: readonly Reaction[] = ['heard', 'explained', 'unanswered', 'knows-no-more', 'greets-back', 'tells'];
function asTheyAre(reaction: Reaction, state: CustomerState, { acts }: ReadActs): Reaction {
  if (!state.ahead.includes('silent')) return reaction === 'draws-out' ? 'tells' : reaction;
  if (acts.has('asks-open') && QUIET.includes(reaction)) return 'draws-out';
  return QUIET.includes(reaction) ? 'says-little' : reaction;
}

/** What the customer has to say besides: facts, what they need, how they take the solution. */
function besides(
  answer: Answer,
  before: CustomerState,
  read: ReadActs,
  scenario: Scenario,
  random: () => number,
): { sayings: Saying[]; state: CustomerState } {
  let { state } = answer;
  const sayings: Saying[] = [];
  const say = (templates: readonly string[]): void => {
    const saying = sayOne(templates, state, scenario, random);
    sayings.push(saying);
    state = { ...state, used: [...state.used, saying.template] };
  };
  if (answer.isWhole) return { sayings, state };
  const { issue, need } = scenario;
  for (const fact of factsFor(before, read, scenario, random)) {
    say(fact.tell);
    state = { ...state, told: [...new Set([...state.told, fact.key])], settled: clamp(state.settled + 0.06) };
  }
  const own = issue.needs[need];
  const mayShow = ['heard', 'tells', 'doubts', 'draws-out', 'explained'].includes(answer.reaction);
  if (own && mayShow && !state.hasShownNeed && state.turns >= 1 && sayings.length === 0) {
    say(own.show);
    state = { ...state, hasShownNeed: true };
  }
  if (answer.reaction === 'accepts' && sayings.length === 0)
    say(own && state.met >= 0.5 && random() < 0.5 ? own.met : issue.answers.accept);
  return { sayings, state };
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

/** A step that makes no sense here is noticed, as it leads to a question or an act that makes none; a right one moves the matter. */
function onStep(before: CustomerState, scenario: Scenario, words: Words, isRight: boolean | null): Played {
  if (isRight === null) return { state: before, lines: [], acts: null };
  if (isRight) return { state: { ...before, settled: clamp(before.settled + 0.04) }, lines: [], acts: null };
  const state = { ...before, patience: clamp(before.patience - 0.08), trust: clamp(before.trust - 0.06) };
  const random = chanceOf(scenario, before.turns + 31 * (before.used.length + 1));
  return speak(
    state,
    scenario,
    [{ ...sayReaction(words, 'wrong-step', state, scenario, random), reaction: 'wrong-step' }],
    random,
  );
}

/** The next word of the customer. */
export function respond(before: CustomerState, scenario: Scenario, words: Words, event: TraineeEvent): Played {
  if (before.end !== null) return { state: before, lines: [], acts: null };
  switch (event.did) {
    case 'said':
      return onSaid(before, scenario, words, event.text);
    case 'step':
      return onStep(before, scenario, words, event.isRight);
    case 'waited':
      return onWaited(before, scenario, words);
    default:
      return event satisfies never;
  }
}

export { intensityOf, OTHERS_MATTER };
