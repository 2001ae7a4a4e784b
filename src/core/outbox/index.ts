export { commitMutation, rebase, refuseHere } from './commit.ts';
export { createEditLog, type EditLog } from './edit-log.ts';
export { outboxRouter } from './handlers.ts';
export {
  acknowledgedMid,
  countOpen,
  countUnread,
  countWaiting,
  findPend,
  firstUnconfirmed,
  lastAt,
  markSent,
  openPends,
  openPendsOf,
  pendsAfter,
  waitingPends,
  type Pend,
} from './queries.ts';
export { filesIn, linesOf, textOf } from './rules.ts';
export {
  bringBack,
  bringForgottenBack,
  emptyKept,
  filesKept,
  lastMid,
  readDamaged,
  readJournal,
  type Kept,
} from './salvage.ts';
export { REPLAY_MS, resendAfter, settlePends } from './settle.ts';
export { sweepUploads } from './sweep.ts';
