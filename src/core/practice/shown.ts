import type { WalkedStep } from '#shared/contract/app/practice.ts';
import { expand } from '#shared/practice/scenario/template.ts';
import { walkedOf } from '#shared/practice/score/procedure.ts';
import { companyOf, talkOf } from '#shared/practice/session/talk-of.ts';
import type { Shown, StoredSession } from './stored.ts';

function walkedIn({ scenario, procedure, turns }: StoredSession): WalkedStep[] {
  return walkedOf(talkOf(scenario, procedure, turns)).map(({ step, result, state }) => {
    const results = (step.results ?? []).map(({ key, label }) => ({ key, label }));
    const label = results.find(({ key }) => key === result)?.label ?? null;
    return { step: step.key, title: step.title, result: label, results, state, required: step.required };
  });
}

/** @param told keys of the facts that the customer has told. */
export function shownOf(session: StoredSession, told: readonly string[]): Shown {
  const { issue, slots } = session.scenario;
  return {
    facts: issue.facts.map(({ key, is }) => ({ is: expand(is, () => 0, slots), isTold: told.includes(key) })),
    walked: walkedIn(session),
    company: companyOf(session.scenario),
  };
}
