export { commitMutation, rebase, refuseHere } from './commit.ts';
export { outboxRouter } from './handlers.ts';
export {
  acknowledgedMid,
  countOpen,
  countUnread,
  findPend,
  firstUnconfirmed,
  markSent,
  openPends,
  openPendsOf,
  waitingPends,
  type Pend,
} from './queries.ts';
export { linesOf, textOf } from './rules.ts';
export { REPLAY_MS, resendAfter, settlePends } from './settle.ts';
