import {
  IconAlarm,
  IconArrowMerge,
  IconArrowsSplit2,
  IconCheck,
  IconCopy,
  IconEye,
  IconEyeOff,
  IconRotate,
  IconUserPlus,
} from '@tabler/icons-react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { isFinished, PRIORITIES, TICKET_STATUSES } from '#shared/domain/ticket-state.ts';
import { useActions, useAllActions, type Action } from '../../lib/actions.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useInbox, type Editable } from './inbox-store.ts';
import { canTake } from '../../lib/reach.ts';
import { useDirectory, useMe } from '../../lib/reads.ts';
import type { TicketEdit } from './use-ticket-edit.ts';

const EDIT_KEYS = {
  status: ['s', 'tickets:action.editStatus'],
  priority: ['p', 'tickets:action.editPriority'],
  assignee: ['shift+a', 'tickets:action.editAssignee'],
  queue: ['q', 'tickets:action.editQueue'],
  tags: ['t', 'tickets:action.editTags'],
} as const satisfies Record<Editable, readonly [keys: string, labelKey: Action['labelKey']]>;

/** How many colleagues the palette offers by name; beyond, the assignee field finds them. */
const PALETTE_PEOPLE = 50;

type Pictured = Action & { readonly icon: NonNullable<Action['icon']> };
type Main = {
  readonly solve: Action;
  readonly assignMe: Pictured;
  readonly snooze: Action;
  readonly unmerge: Action;
  /** What stands behind the button for more. */
  readonly more: readonly Action[];
};
/** What opens something of the header's own. */
export type HeaderDoors = { readonly openSnooze: () => void; readonly openMerge: () => void };

/** Registers everything that can be done to the open ticket; gives back what has a button of its own. */
export function useTicketActions(ticket: TicketDetail, edit: TicketEdit, doors: HeaderDoors): Main {
  const me = useMe();
  const isEnabled = edit.reason === null;
  const isDone = isFinished(ticket.status);
  const isMine = me !== undefined && ticket.assigneeId === me.id;
  const solve: Action = {
    id: 'ticket.solve',
    group: 'ticket',
    labelKey: isDone ? 'tickets:header.reopen' : 'tickets:header.solve',
    icon: isDone ? IconRotate : IconCheck,
    keys: 'e',
    isEnabled,
    perform: () => edit.set({ status: isDone ? 'open' : 'solved' }),
  };
  const assignMe: Pictured = {
    id: 'ticket.assign-me',
    group: 'ticket',
    labelKey: 'tickets:header.assignMe',
    icon: IconUserPlus,
    keys: 'a',
    isEnabled: isEnabled && me !== undefined && !isMine,
    perform: () => me && edit.set({ assigneeId: me.id }),
  };
  const values = useValueActions(ticket, edit);
  const fields = useFieldActions(isEnabled);
  const snooze = useSnoozeAction(ticket, edit, doors);
  const follow = useFollowAction(ticket, edit);
  const merge: Action = {
    id: 'ticket.merge',
    group: 'ticket',
    labelKey: 'tickets:action.merge',
    icon: IconArrowMerge,
    keys: 'shift+m',
    isEnabled: isEnabled && ticket.mergedInto === null && ticket.status !== 'spam',
    perform: doors.openMerge,
  };
  const unmerge: Action = {
    id: 'ticket.unmerge',
    group: 'ticket',
    labelKey: 'tickets:header.unmerge',
    icon: IconArrowsSplit2,
    keys: 'shift+u',
    isEnabled: isEnabled && ticket.mergedInto !== null,
    perform: edit.unmerge,
  };
  const copy: Action = {
    id: 'ticket.copy-number',
    group: 'ticket',
    labelKey: 'tickets:action.copyNumber',
    icon: IconCopy,
    isEnabled: ticket.number !== 0,
    perform: () => void navigator.clipboard?.writeText(String(ticket.number)),
  };
  const wake: Action = {
    id: 'ticket.wake',
    group: 'ticket',
    labelKey: 'tickets:action.wake',
    isEnabled: isEnabled && ticket.snoozedUntilAt !== null,
    perform: () => edit.set({ snoozedUntilAt: null }),
  };
  useActions([solve, assignMe, snooze, wake, follow, merge, unmerge, ...fields, ...values, copy]);
  return { solve, assignMe, snooze, unmerge, more: [follow, merge, copy] };
}

/** While many are chosen, their keys belong to the bar that changes all of them. */
const useFreeKeys = (keys: string): { readonly keys?: string } => {
  const isMarking = useInbox((inbox) => inbox.marked.length > 0);
  return isMarking ? {} : { keys };
};

function useSnoozeAction(ticket: TicketDetail, edit: TicketEdit, doors: HeaderDoors): Action {
  return {
    id: 'ticket.snooze',
    group: 'ticket',
    labelKey: 'tickets:action.snooze',
    icon: IconAlarm,
    ...useFreeKeys('z'),
    isEnabled: edit.reason === null && !isFinished(ticket.status),
    perform: doors.openSnooze,
  };
}

function useFollowAction(ticket: TicketDetail, edit: TicketEdit): Action {
  const me = useMe();
  const isMine = ticket.followers.some(({ agentId }) => agentId === me?.id);
  return {
    id: 'ticket.follow',
    group: 'ticket',
    labelKey: isMine ? 'tickets:action.unfollow' : 'tickets:action.follow',
    icon: isMine ? IconEyeOff : IconEye,
    keys: 'w',
    isEnabled: edit.reason === null,
    perform: () => edit.follow(!isMine),
  };
}

/** One action per field: brings the keyboard to it, opening the side column first where it is folded. */
function useFieldActions(isEnabled: boolean): Action[] {
  const want = useInbox((inbox) => inbox.want);
  const isMarking = useInbox((inbox) => inbox.marked.length > 0);
  const side = useAllActions().find((action) => action.id === 'view.toggle-side');
  return (Object.keys(EDIT_KEYS) as Editable[]).map((field) => ({
    id: `ticket.edit-${field}`,
    group: 'ticket',
    labelKey: EDIT_KEYS[field][1],
    ...(isMarking ? {} : { keys: EDIT_KEYS[field][0] }),
    isEnabled,
    perform: () => {
      want(field);
      side?.perform();
    },
  }));
}

/** One action per value, so that the palette reaches each in one step. */
function useValueActions(ticket: TicketDetail, edit: TicketEdit): Action[] {
  const common = useT('common');
  const local = useLocalized();
  const directory = useDirectory().data;
  const base = { group: 'ticket' as const, isEnabled: edit.reason === null };
  const statuses = TICKET_STATUSES.filter((status) => status !== ticket.status).map((status): Action => ({
    ...base,
    id: `ticket.status.${status}`,
    labelKey: 'tickets:action.setStatus',
    labelArgs: { value: common(`status.${status}`) },
    perform: () => edit.set({ status }),
  }));
  const priorities = PRIORITIES.filter((priority) => priority !== ticket.priority).map((priority): Action => ({
    ...base,
    id: `ticket.priority.${priority}`,
    labelKey: 'tickets:action.setPriority',
    labelArgs: { value: common(`priority.${priority}`) },
    perform: () => edit.set({ priority }),
  }));
  const queues = (directory?.queues ?? [])
    .filter((queue) => queue.id !== ticket.queueId)
    .map((queue): Action => ({
      ...base,
      id: `ticket.queue.${queue.id}`,
      labelKey: 'tickets:action.moveQueue',
      labelArgs: { value: local(queue.name) },
      perform: () => edit.set({ queueId: queue.id }),
    }));
  const people = (directory?.agents ?? [])
    .filter((agent) => canTake(agent, [ticket.queueId]) && agent.id !== ticket.assigneeId)
    .slice(0, PALETTE_PEOPLE)
    .map((agent): Action => ({
      ...base,
      id: `ticket.assign.${agent.id}`,
      labelKey: 'tickets:action.assignTo',
      labelArgs: { value: agent.name },
      perform: () => edit.set({ assigneeId: agent.id }),
    }));
  const nobody: Action = {
    ...base,
    id: 'ticket.unassign',
    labelKey: 'tickets:action.unassign',
    isEnabled: base.isEnabled && ticket.assigneeId !== null,
    perform: () => edit.set({ assigneeId: null }),
  };
  return [...statuses, ...priorities, ...queues, ...people, nobody];
}
