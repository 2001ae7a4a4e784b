import type { Scenario } from '../../domain/practice/index.ts';
import type { ReadActs } from '../acts/kinds.ts';
import type { Answer } from './answer.ts';
import { sayOne, type Saying } from './say.ts';
import { clamp, type CustomerState } from './state.ts';

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

/** What the customer has to say besides: facts, what they need, how they take the solution. */
export function besides(
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
