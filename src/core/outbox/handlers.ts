import { implement } from '@orpc/server';
import { outbox as contract, type OutboxItem } from '#shared/contract/app/outbox.ts';
import { NoticeId } from '#shared/kernel/ids.ts';
import type { NewMessage } from '#shared/domain/mutation/index.ts';
import { writtenIn } from '#shared/domain/mutation/words.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import { discardUploads } from '../attachments/index.ts';
import { returnToDraft, standingAt } from '../drafts/index.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import type { Clock } from '../kernel/ports.ts';
import { found } from '../kernel/refusal.ts';
import { draftOf, returnToArticleDraft } from '../knowledge/index.ts';
import { repliesOn } from '../messages/index.ts';
import { listKept } from '../notices/index.ts';
import { getRow } from '../replica/index.ts';
import { returnToSopDraft } from '../sops/index.ts';
import { findPend, markRead, openPends, unreadPends, type Pend } from './queries.ts';
import { filesIn, textOf } from './rules.ts';

const MAX_ITEMS = 500;

function stateOf(pend: Pend): OutboxItem['state'] {
  if (pend.outcome?.status === 'rejected') return 'refused';
  return pend.state === 'done' ? 'merged' : pend.state;
}

function itemOf(db: ReadableDb, pend: Pend): OutboxItem {
  const ticket =
    'ticketId' in pend.mutation && pend.mutation.ticketId !== null
      ? getRow(db, 'ticket', pend.mutation.ticketId)?.data
      : undefined;
  const { mid, at, mutation, outcome } = pend;
  const named = { ticketNumber: ticket?.number ?? null, ticketSubject: ticket?.subject ?? null };
  return { mid, at, mutation, outcome, state: stateOf(pend), ...named };
}

function listItems(db: ReadableDb): OutboxItem[] {
  const open = openPends(db).filter(({ mutation }) => mutation.name !== 'usage.add');
  const pends = [...open.slice(0, MAX_ITEMS), ...unreadPends(db, MAX_ITEMS)].slice(0, MAX_ITEMS);
  return pends.map((pend) => itemOf(db, pend));
}

/**
 * Words of a refused edit go back to where they were written.
 * @returns false when there is no room for them there, or no such place: then they stay where they can be read and copied.
 */
function giveBack(tx: WritableDb, { mutation, at }: Pend, now: number, changed: ChangeSet): boolean {
  const back = (ticketId: string, message: NewMessage): boolean => {
    return returnToDraft(tx, ticketId, message, standingAt(repliesOn(tx, ticketId), at), now, changed);
  };
  if (mutation.name === 'macro.apply') {
    const words = [mutation.message, mutation.note].filter((one) => one !== null);
    return words.every((one) => back(mutation.ticketId, one));
  }
  const text = textOf(mutation);
  if (text) return back(text.ticketId, text.message);
  const article = draftOf(mutation);
  if (article) return returnToArticleDraft(tx, article, now, changed);
  if (mutation.name === 'sop.publish') return returnToSopDraft(tx, mutation, now, changed);
  return writtenIn(mutation).length === 0;
}

export function outboxRouter(desk: CurrentDesk, clock: Clock) {
  const os = implement(contract);
  return os.router({
    list: os.list.handler(() => {
      const { read, agent } = desk();
      return read((db) => ({ items: listItems(db), notices: listKept(db, agent().id) }));
    }),
    retry: os.retry.handler(() => {
      desk().sync.now();
      return {};
    }),
    acknowledge: os.acknowledge.handler(async ({ input, errors }) => {
      const here = desk();
      const unneeded = here.writeLocal((tx, changed) => {
        const pend = found(findPend(tx, input.mid));
        const refused = pend.outcome?.status === 'rejected' ? pend.mutation : undefined;
        if (pend.outcome !== null) markRead(tx, pend.mid);
        changed.add('outbox', String(pend.mid));
        if (!refused) return [];
        if (!input.keepAsDraft) return discardUploads(tx, filesIn(refused));
        if (!giveBack(tx, pend, clock.now(), changed)) throw errors.DRAFT_FULL();
        return [];
      });
      for (const sha256 of unneeded) await here.files.remove(sha256);
      return {};
    }),
    dismissNotice: os.dismissNotice.handler(({ input }) => {
      desk().mutate([{ name: 'notice.dismiss', noticeId: NoticeId.parse(input.noticeId) }]);
      return {};
    }),
  });
}
