import { implement } from '@orpc/server';
import { outbox as contract, type OutboxItem } from '#shared/contract/app/outbox.ts';
import { NoticeId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';
import { discardUploads } from '../attachments/index.ts';
import { returnToDraft } from '../drafts/index.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import type { Clock } from '../kernel/ports.ts';
import { found } from '../kernel/refusal.ts';
import { listKept } from '../notices/index.ts';
import { getRow } from '../replica/index.ts';
import { findPend, markRead, openPends, unreadPends, type Pend } from './queries.ts';
import { textOf } from './rules.ts';

const MAX_ITEMS = 500;

function stateOf(pend: Pend): OutboxItem['state'] {
  if (pend.outcome?.status === 'rejected') return 'refused';
  return pend.state === 'done' ? 'merged' : pend.state;
}

function itemOf(db: ReadableDb, pend: Pend): OutboxItem {
  const ticket = 'ticketId' in pend.mutation ? getRow(db, 'ticket', pend.mutation.ticketId)?.data : undefined;
  const { mid, at, mutation, outcome } = pend;
  const named = { ticketNumber: ticket?.number ?? null, ticketSubject: ticket?.subject ?? null };
  return { mid, at, mutation, outcome, state: stateOf(pend), ...named };
}

function listItems(db: ReadableDb): OutboxItem[] {
  const pends = [...openPends(db).slice(0, MAX_ITEMS), ...unreadPends(db, MAX_ITEMS)].slice(0, MAX_ITEMS);
  return pends.map((pend) => itemOf(db, pend));
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
        const text = pend.outcome?.status === 'rejected' ? textOf(pend.mutation) : undefined;
        if (pend.outcome !== null) markRead(tx, pend.mid);
        changed.add('outbox', String(pend.mid));
        if (!text) return [];
        if (!input.keepAsDraft) return discardUploads(tx, text.message.attachments);
        const fits = returnToDraft(tx, text.ticketId, text.message, clock.now(), changed);
        if (!fits) throw errors.DRAFT_FULL();
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
