import type { LabelKey } from '#shared/i18n/index.ts';
import type { ActionGroup } from './actions.ts';
import { overlap } from './keys.ts';

/** Where an action is on screen. `desk`: everywhere, so its key must differ from every other. */
export type Place = 'desk' | 'inbox' | 'search' | 'knowledge' | 'editor' | 'checklists' | 'review' | 'admin';
export type Listed = {
  readonly id: string;
  readonly group: ActionGroup;
  readonly labelKey: LabelKey;
  readonly keys: string;
  readonly place: Place;
};

const of = (place: Place, group: ActionGroup, ...rows: readonly (readonly [string, LabelKey, string])[]): Listed[] =>
  rows.map(([id, labelKey, keys]) => ({ id, group, labelKey, keys, place }));

/** Every action with a key of the product, for the page where an agent chooses their own. A test holds it to the sources. */
export const CATALOGUE: readonly Listed[] = [
  ...of(
    'desk',
    'go',
    ['go.inbox', 'actions:go.inbox', 'g i'],
    ['go.search', 'actions:go.search', 'g f'],
    ['go.knowledge', 'actions:go.knowledge', 'g k'],
    ['go.review', 'actions:go.review', 'g v'],
    ['go.admin', 'actions:go.admin', 'g a'],
    ['go.settings', 'actions:go.settings', 'g s'],
    ['go.outbox', 'actions:go.outbox', 'g o'],
    ['go.notices', 'notices:action.open', 'g n'],
  ),
  ...of(
    'inbox',
    'ticket',
    ['ticket.solve', 'tickets:header.solve', 'e'],
    ['ticket.assign-me', 'tickets:header.assignMe', 'a'],
    ['ticket.edit-status', 'tickets:action.editStatus', 's'],
    ['ticket.edit-priority', 'tickets:action.editPriority', 'p'],
    ['ticket.edit-assignee', 'tickets:action.editAssignee', 'shift+a'],
    ['ticket.edit-queue', 'tickets:action.editQueue', 'q'],
    ['ticket.edit-tags', 'tickets:action.editTags', 't'],
    ['ticket.follow', 'tickets:action.follow', 'w'],
    ['ticket.merge', 'tickets:action.merge', 'shift+m'],
    ['ticket.unmerge', 'tickets:header.unmerge', 'shift+u'],
  ),
  ...of(
    'inbox',
    'message',
    ['message.reply', 'messages:action.reply', 'r'],
    ['message.note', 'messages:action.note', 'n'],
    ['message.macros', 'messages:action.macros', 'm'],
    ['message.attach', 'messages:action.attach', 'u'],
    ['message.send', 'messages:action.send', 'mod+enter'],
    ['message.send-solve', 'messages:action.sendSolve', 'mod+shift+enter'],
    ['message.read-answer', 'messages:answered.read', 'alt+v'],
    ['message.send-anyway', 'messages:answered.send', 'alt+y'],
    ['message.end', 'messages:action.toEnd', 'l'],
  ),
  ...of(
    'inbox',
    'list',
    ['list.next', 'tickets:action.next', 'j'],
    ['list.previous', 'tickets:action.previous', 'k'],
    ['list.filter', 'tickets:action.filter', '/'],
    ['list.quick-filter', 'tickets:action.quickFilter', 'f'],
    ['list.order', 'tickets:action.order', 'o'],
    ['list.mark', 'tickets:action.mark', 'x'],
    ['list.mark-all', 'tickets:action.markAll', 'shift+x'],
  ),
  ...of(
    'search',
    'list',
    ['search.focus', 'search:action.focus', '/'],
    ['search.save', 'search:save', 'mod+s'],
    ['search.exact', 'search:action.exact', 'mod+shift+e'],
    ['search.either', 'search:action.either', 'mod+shift+o'],
  ),
  ...of(
    'knowledge',
    'knowledge',
    ['knowledge.next', 'knowledge:action.next', 'j'],
    ['knowledge.previous', 'knowledge:action.previous', 'k'],
    ['knowledge.new', 'knowledge:action.new', 'n'],
    ['knowledge.checklists', 'knowledge:action.checklists', 'shift+c'],
    ['knowledge.useful', 'knowledge:judge.useful', 'u'],
    ['knowledge.not-useful', 'knowledge:judge.notUseful', 'shift+u'],
    ['knowledge.wrong', 'knowledge:judge.wrong', 'w'],
    ['knowledge.quote', 'knowledge:action.quote', 'i'],
    ['knowledge.link', 'knowledge:action.link', 'l'],
    ['knowledge.edit', 'knowledge:action.edit', 'e'],
    ['knowledge.copy-link', 'knowledge:action.copyLink', 'c'],
    ['knowledge.history', 'knowledge:action.history', 'h'],
    ['knowledge.review', 'knowledge:action.review', 'r'],
    ['knowledge.archive', 'knowledge:action.archive', 'a'],
  ),
  ...of('admin', 'admin', ['admin.add', 'admin:add', 'n']),
  ...of(
    'desk',
    'view',
    ['view.palette', 'actions:view.palette', 'mod+k'],
    ['view.shortcuts', 'actions:view.shortcuts', '?'],
    ['view.theme', 'settings:keys.theme', 'g t'],
    ['view.language', 'settings:keys.language', 'g l'],
    ['view.toggle-side', 'actions:toggleSide', ']'],
  ),
  ...of(
    'desk',
    'session',
    ['session.sync-now', 'actions:session.syncNow', 'g r'],
    ['session.sign-out', 'actions:session.signOut', 'mod+shift+l'],
  ),
];

type Own = Readonly<Record<string, string>>;
export const keysNow = (listed: Listed, own: Own): string => own[listed.id] ?? listed.keys;

/** The action that already has this key, or the beginning of it, on a screen where both could be. */
export function takenBy(listed: Listed, keys: string, own: Own): Listed | undefined {
  return CATALOGUE.find((other) => {
    const theirs = keysNow(other, own);
    const canMeet = other.place === listed.place || other.place === 'desk' || listed.place === 'desk';
    return other.id !== listed.id && canMeet && theirs !== '' && overlap(theirs, keys);
  });
}
