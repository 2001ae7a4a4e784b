import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { TicketFields } from '#shared/domain/ticket.ts';
import { useApi } from '../../lib/api.tsx';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { missingKeys, useAskFields } from '../../lib/missing-fields.ts';
import { useCommand } from '../../lib/query.ts';
import { seesQueues } from '../../lib/reach.ts';
import { useDirectory, useMe } from '../../lib/reads.ts';
import { useFormat, useNow } from '../../lib/time.ts';
import { useToaster } from '../../lib/toaster.ts';
import { useOfferUndo } from '../../lib/undo.ts';
import { whenWords } from './snooze-times.ts';

type TagChange = { add: string[]; remove: string[] };

export type TicketEdit = {
  readonly set: (fields: TicketFields) => void;
  readonly tag: (change: TagChange) => void;
  readonly follow: (isFollowing: boolean) => void;
  readonly unlink: (articleId: string) => void;
  /** Takes it out of the ticket it was merged into. */
  readonly unmerge: () => void;
  /** Why nothing can be changed, in words; null: it can. */
  readonly reason: string | null;
};

/** Changes to one ticket, each with its way back, and the reason where there can be none. */
export function useTicketEdit(ticket: TicketDetail): TicketEdit {
  const t = useT('tickets');
  const common = useT('common');
  const me = useMe();
  const { say } = useToaster();
  const offer = useOfferUndo();
  const set = useSet(ticket);
  const tag = useCommand((api, change: TagChange) => api.tickets.tag({ ticketId: ticket.id, ...change }), {
    onDone: ({ undoId }) => offer({ undoId, title: t('done.tags'), isQuiet: true }),
  });
  const follow = useCommand((api, isFollowing: boolean) =>
    api.tickets.follow({ ticketId: ticket.id, agentId: null, isFollowing }),
  );
  const unlink = useCommand((api, articleId: string) =>
    api.tickets.linkArticle({ ticketId: ticket.id, articleId, isLinked: false }),
  );
  const unmerge = useCommand((api) => api.tickets.unmerge({ ticketId: ticket.id }), {
    onDone: ({ undoId, status }) => offer({ undoId, title: t('done.unmerged', { value: common(`status.${status}`) }) }),
  });
  const isAllowed = !me || mayDo(me.role, 'ticket.write');
  return {
    set,
    tag: (change) => void tag.run(change),
    follow: (isFollowing) =>
      void follow
        .run(isFollowing)
        .then((done) => done && say({ title: t(isFollowing ? 'done.followed' : 'done.unfollowed') })),
    unlink: (articleId) => void unlink.run(articleId),
    unmerge: () => void unmerge.run(),
    reason: ticket.isEditable ? null : t(isAllowed ? 'readonly.loading' : 'readonly.trainee'),
  };
}

/** A field that must be filled before solving is asked for; then the change goes on. */
function useSet(ticket: TicketDetail): (fields: TicketFields) => void {
  const done = useDoneWords();
  const offer = useOfferUndo();
  const askFields = useAskFields();
  const { sayError } = useToaster();
  const sayUnseen = useSayUnseen(ticket);
  const api = useApi();
  const change = async (fields: TicketFields): Promise<void> => {
    try {
      const { undoId } = await api.tickets.set({ ticketId: ticket.id, fields });
      offer({ undoId, ...done(fields) });
      if (undoId !== null && fields.queueId) sayUnseen(fields.queueId, () => void change({ assigneeId: null }));
    } catch (error) {
      const keys = missingKeys(error);
      if (keys) askFields({ ticketId: ticket.id, keys, retry: () => void change(fields) });
      else sayError(error);
    }
  };
  return (fields) => void change(fields);
}

/** Whoever has the ticket may not hold its new queue: said, with a way to have it taken by somebody who does. */
function useSayUnseen(ticket: TicketDetail): (queueId: string, giveNobody: () => void) => void {
  const t = useT('tickets');
  const { say } = useToaster();
  const holder = useDirectory().data?.agents.find((agent) => agent.id === ticket.assigneeId);
  return (queueId, giveNobody) => {
    if (!holder || seesQueues(holder, [queueId])) return;
    const action = { label: t('done.giveNobody'), perform: giveNobody };
    say({ name: 'unseen', title: t('done.queueUnseen', { name: holder.name }), tone: 'warn', action });
  };
}

type Done = { readonly title: string; readonly isQuiet?: boolean };

/** What was changed, in the past tense. Quiet where it stands in sight anyway. */
function useDoneWords(): (fields: TicketFields) => Done {
  const t = useT('tickets');
  const common = useT('common');
  const local = useLocalized();
  const format = useFormat();
  const now = useNow(60_000);
  const directory = useDirectory().data;
  return ({ status, assigneeId, queueId, snoozedUntilAt, priority }) => {
    if (status !== undefined) return { title: t('done.status', { value: common(`status.${status}`) }) };
    if (assigneeId === null) return { title: t('done.unassigned') };
    if (assigneeId !== undefined) {
      const name = directory?.agents.find((agent) => agent.id === assigneeId)?.name;
      return { title: t('done.assigned', { value: name ?? common('unknownPerson') }) };
    }
    if (queueId !== undefined) {
      const queue = directory?.queues.find((one) => one.id === queueId);
      return { title: t('done.queue', { value: queue ? local(queue.name) : common('unknownQueue') }) };
    }
    if (snoozedUntilAt === null) return { title: t('done.woken') };
    if (snoozedUntilAt !== undefined)
      return { title: t('done.snoozed', { value: whenWords(format, snoozedUntilAt, now) }) };
    return { title: t('done.priority', { value: common(`priority.${priority ?? 'normal'}`) }), isQuiet: true };
  };
}
