import type { AccountFacts, Evidence } from './facts.ts';
import type { AccountKind } from './rule.ts';
import { ACCOUNT_RULES, faded, type AccountRuleKey } from './rules.ts';

export type AccountEntry = {
  readonly ruleKey: AccountRuleKey;
  readonly kind: AccountKind;
  /** What it weighs now: above 0, at most the weight of its rule. */
  readonly weight: number;
  readonly at: number;
  readonly evidence: Evidence;
};

/** An entry that weighs less is forgotten. */
const FORGOTTEN = 0.05;

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const byNewest = (a: AccountEntry, b: AccountEntry): number =>
  b.at - a.at || compare(a.ruleKey, b.ruleKey) || compare(a.evidence.id, b.evidence.id);

/** What the rules find, newest first. */
export function entriesOf(facts: AccountFacts): AccountEntry[] {
  const found = ACCOUNT_RULES.flatMap((rule): AccountEntry[] =>
    rule.find(facts).map(({ at, evidence }) => ({
      ruleKey: rule.key,
      kind: rule.kind,
      weight: faded(rule, facts.now - at),
      at,
      evidence,
    })),
  );
  return found.filter(({ weight }) => weight >= FORGOTTEN).toSorted(byNewest);
}
