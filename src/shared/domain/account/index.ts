export { ACCOUNT_REACH_MS, accountOf, type Account } from './account.ts';
export { ASKED_OFTEN, timesAskedOf } from './asked-again.ts';
export { entriesOf, type AccountEntry } from './entries.ts';
export { ACCOUNT_RULES, faded, type AccountRuleKey } from './rules.ts';
export type {
  AccountContact,
  AccountFacts,
  AccountGesture,
  AccountPromise,
  AccountTicket,
  Evidence,
  Quotable,
  TicketMove,
} from './facts.ts';
export type { AccountKind } from './rule.ts';
export { ACCOUNT_STANDINGS, ACCOUNT_TRENDS, type AccountStanding, type AccountTrend } from './trend.ts';
