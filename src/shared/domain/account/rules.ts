import { DEPOSITS } from './deposits.ts';
import type { AccountRule } from './rule.ts';
import { WITHDRAWALS } from './withdrawals.ts';

export const ACCOUNT_RULES = [...DEPOSITS, ...WITHDRAWALS] as const;
export type AccountRuleKey = (typeof ACCOUNT_RULES)[number]['key'];

const BY_KEY = new Map<AccountRuleKey, AccountRule>(ACCOUNT_RULES.map((rule) => [rule.key, rule]));

/** What an entry of a rule weighs after a time; what is dated later than now weighs all of it. */
export const faded = ({ weight, halfLifeMs }: Pick<AccountRule, 'weight' | 'halfLifeMs'>, ageMs: number): number =>
  weight * 2 ** (-Math.max(0, ageMs) / halfLifeMs);

/** What an entry weighed at a moment: nothing before it happened. */
export function weightAt(
  { ruleKey, at }: { readonly ruleKey: AccountRuleKey; readonly at: number },
  then: number,
): number {
  const rule = BY_KEY.get(ruleKey);
  return rule && at <= then ? faded(rule, then - at) : 0;
}
