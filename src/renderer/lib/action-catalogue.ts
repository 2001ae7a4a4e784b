import type { LabelKey } from '#shared/i18n/index.ts';
import type { ActionGroup } from './actions.ts';
import { overlap } from './keys.ts';

/** Where an action is on screen. `desk`: everywhere, so its key must differ from every other. `panel`: inside the procedure only. */
export type Place =
  | 'desk'
  | 'panel'
  | 'inbox'
  | 'contacts'
  | 'customer'
  | 'day'
  | 'search'
  | 'knowledge'
  | 'sops'
  | 'cards'
  | 'editor'
  | 'checklists'
  | 'review'
  | 'board'
  | 'practice'
  | 'record'
  | 'progress'
  | 'coach'
  | 'scenarios'
  | 'scenarioEditor'
  | 'admin'
  | 'health';
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
    ['go.contacts', 'actions:go.contacts', 'g c'],
    ['go.day', 'load:go', 'g d'],
    ['go.search', 'actions:go.search', 'g f'],
    ['go.knowledge', 'actions:go.knowledge', 'g k'],
    ['go.sops', 'actions:go.sops', 'g p'],
    ['go.cards', 'actions:go.cards', 'g m'],
    ['go.review', 'actions:go.review', 'g v'],
    ['go.board', 'board:go', 'g b'],
    ['go.practice', 'practice:go', 'g e'],
    ['go.admin', 'actions:go.admin', 'g a'],
    ['go.settings', 'actions:go.settings', 'g s'],
    ['go.outbox', 'actions:go.outbox', 'g o'],
    ['go.notices', 'notices:action.open', 'g n'],
  ),
  ...of(
    'desk',
    'contact',
    ['contact.open', 'contacts:action.open', 'alt+o'],
    ['contact.decline', 'contacts:action.decline', 'alt+x'],
    ['contact.ignore', 'contacts:action.ignore', 'alt+i'],
    ['contact.pick', 'contacts:action.pick', 'alt+c'],
    ['contact.create', 'contacts:action.create', 'alt+n'],
    ['contact.answer', 'contacts:action.answer', 'alt+a'],
    ['contact.hold', 'contacts:action.hold', 'alt+h'],
    ['contact.end', 'contacts:action.end', 'alt+g'],
    ['contact.notes', 'contacts:action.notes', 'alt+w'],
    ['contact.promise', 'contacts:wrap.promise', 'alt+p'],
    ['contact.wrap', 'contacts:action.wrap', 'alt+enter'],
    ['contact.wrap-next', 'contacts:action.wrapNext', 'alt+shift+enter'],
    ['contact.next-ringing', 'contacts:action.nextRinging', 'alt+j'],
    ['contact.switch', 'contacts:action.switch', 'alt+s'],
    ['contact.go-on', 'contacts:action.goOn', 'alt+t'],
  ),
  ...of(
    'desk',
    'rest',
    ['rest.take', 'load:action.take', 'alt+z'],
    ['rest.postpone', 'load:action.postpone', 'alt+d'],
    ['rest.let-go', 'load:action.letGo', 'alt+f'],
    ['rest.quiet-half', 'load:quiet.half', 'g 3'],
    ['rest.quiet-hour', 'load:quiet.hour', 'g 6'],
    ['rest.quiet-two', 'load:quiet.two', 'g 2'],
    ['rest.quiet-end', 'load:quiet.end', 'g 0'],
  ),
  ...of(
    'desk',
    'sop',
    ['sop.panel', 'sops:action.panel', 'alt+l'],
    ['sop.start', 'sops:action.start', 'alt+b'],
    ['sop.next-run', 'sops:action.nextRun', 'alt+u'],
    ['sop.chart', 'sops:action.chart', 'alt+m'],
  ),
  ...of(
    'panel',
    'sop',
    ['sop.send', 'sops:action.send', 'mod+enter'],
    ['sop.skip', 'sops:action.skip', 's'],
    ['sop.back', 'sops:action.back', 'b'],
    ['sop.make-up', 'sops:action.makeUp', 'm'],
    ['sop.flag', 'sops:action.flag', 'f'],
    ['sop.help', 'sops:action.help', 'h'],
    ['sop.trail', 'sops:action.trail', 't'],
    ['sop.waive', 'sops:action.waive', 'w'],
    ['sop.abandon', 'sops:action.abandon', 'x'],
    ['sop.new', 'sops:action.new', 'n'],
  ),
  ...of(
    'contacts',
    'list',
    ['contacts.next', 'contacts:log.next', 'j'],
    ['contacts.previous', 'contacts:log.previous', 'k'],
    ['contacts.ticket', 'contacts:log.openTicket', 't'],
    ['contacts.customer', 'contacts:log.openCustomer', 'c'],
  ),
  ...of(
    'day',
    'rest',
    ['day.older', 'load:day.older', 'arrowleft'],
    ['day.newer', 'load:day.newer', 'arrowright'],
    ['day.next', 'load:day.next', 'j'],
    ['day.previous', 'load:day.previous', 'k'],
    ['day.table', 'load:day.table', 't'],
    ['day.export', 'load:day.export', 'x'],
    ['day.forget-day', 'load:day.forgetDay', 'shift+d'],
    ['day.forget-all', 'load:day.forgetAll', 'shift+x'],
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
    ['ticket.scenario', 'scenarios:fromTicket', 'shift+p'],
    ['ticket.unmerge', 'tickets:header.unmerge', 'shift+u'],
    ['promise.make', 'history:action.make', 'c'],
    ['promise.keep', 'history:action.keep', 'shift+k'],
    ['promise.break', 'history:action.break', 'shift+b'],
    ['promise.withdraw', 'history:action.withdraw', 'shift+w'],
    ['customer.history', 'history:action.whole', 'shift+h'],
    ['customer.edit', 'history:action.edit', 'shift+e'],
  ),
  ...of(
    'customer',
    'list',
    ['customer.next', 'history:action.next', 'j'],
    ['customer.previous', 'history:action.previous', 'k'],
    ['customer.open', 'history:action.open', 'o'],
    ['customer.ticket', 'history:action.newestTicket', 't'],
    ['customer.filter', 'history:action.filter', '/'],
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
    ['guidance.use', 'guidance:action.use', 'alt+q'],
    ['guidance.dismiss', 'guidance:action.dismiss', 'alt+0'],
    ['guidance.correct', 'guidance:action.correct', 'alt+e'],
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
  ...of(
    'health',
    'list',
    ['health.lesson', 'sopHealth:action.lesson', 'shift+l'],
    ['health.next', 'sopHealth:action.next', 'shift+j'],
    ['health.previous', 'sopHealth:action.previous', 'shift+k'],
    ['health.table', 'sopHealth:action.table', 'shift+t'],
    ['health.version', 'sopHealth:action.version', 'shift+v'],
    ['health.period', 'sopHealth:action.period', 'shift+p'],
    ['health.flags', 'sopHealth:action.flags', 'shift+f'],
    ['health.settle', 'sopHealth:action.settle', 'shift+d'],
    ['health.ticket', 'sopHealth:action.ticket', 'shift+o'],
    ['health.revise', 'sopHealth:action.revise', 'shift+r'],
    ['health.edit', 'sopHealth:action.edit', 'shift+e'],
  ),
  ...of(
    'sops',
    'sop',
    ['sops.next', 'sopDesk:action.next', 'j'],
    ['sops.previous', 'sopDesk:action.previous', 'k'],
    ['sops.filter', 'sopDesk:action.filter', '/'],
    ['sops.new', 'sopDesk:action.new', 'n'],
    ['sops.import', 'sopDesk:action.import', 'i'],
    ['sops.edit', 'sopDesk:action.edit', 'e'],
    ['sops.compare', 'sopDesk:action.compare', 'h'],
    ['sops.export', 'sopDesk:action.export', 'x'],
    ['sops.view', 'sopDesk:action.asList', 'l'],
    ['sops.retire', 'sopDesk:action.retire', 'a'],
    ['sops.health', 'sopDesk:action.health', 'shift+h'],
  ),
  ...of(
    'cards',
    'card',
    ['cards.next', 'cards:action.next', 'j'],
    ['cards.previous', 'cards:action.previous', 'k'],
    ['cards.filter', 'cards:action.filter', '/'],
    ['cards.shelf', 'cards:action.shelf', 's'],
    ['cards.new', 'cards:action.new', 'n'],
    ['cards.readings', 'cards:action.readings', 'r'],
    ['cards.edit', 'cards:action.edit', 'e'],
    ['cards.copy', 'cards:action.copy', 'c'],
    ['cards.effects', 'cards:action.effects', 'shift+h'],
    ['cards.language', 'cards:action.language', 'l'],
    ['cards.retire', 'cards:action.retire', 'a'],
    ['cards.table', 'cards:action.table', 't'],
    ['cards.back', 'cards:readings.back', 'b'],
    ['cards.export', 'cards:readings.export', 'x'],
  ),
  ...of(
    'board',
    'team',
    ['board.next', 'board:action.next', 'j'],
    ['board.previous', 'board:action.previous', 'k'],
    ['board.relieve', 'board:action.relieve', 'r'],
    ['board.offer', 'board:action.offer', 'shift+r'],
    ['board.now', 'board:action.now', '1'],
    ['board.rests', 'board:action.rests', '2'],
    ['board.shifts', 'board:action.shifts', '3'],
    ['board.policy', 'board:action.policy', '4'],
    ['board.hours', 'board:action.hours', 'h'],
    ['board.copy', 'board:action.copy', 'c'],
    ['board.edit', 'board:action.edit', 'e'],
    ['board.save', 'board:action.save', 'mod+enter'],
    ['board.discard', 'board:action.discard', 'shift+d'],
    ['board.remove', 'board:action.remove', 'shift+x'],
    ['board.repeat-day', 'board:action.repeatDay', 'alt+r'],
    ['board.from-colleague', 'board:action.fromColleague', 'f'],
    ['board.add-exception', 'board:action.addException', 'n'],
  ),
  ...of(
    'practice',
    'practice',
    ['practice.library', 'practice:action.library', '1'],
    ['practice.progress', 'practice:action.progress', '2'],
    ['practice.team', 'practice:action.team', '3'],
    ['practice.next', 'practice:action.next', 'j'],
    ['practice.previous', 'practice:action.previous', 'k'],
    ['practice.filter', 'practice:action.filter', '/'],
    ['practice.language', 'practice:action.language', 'l'],
    ['practice.take-next', 'practice:action.takeNext', 'n'],
    ['practice.scenarios', 'scenarios:fromLibrary', 'm'],
    ['practice.start', 'practice:action.start', 's'],
    ['practice.new-seed', 'practice:action.newSeed', 'r'],
    ['practice.choose', 'practice:action.choose', 'c'],
    ['practice.answer', 'practice:action.answer', 'alt+y'],
    ['practice.pause', 'practice:action.pause', 'alt+r'],
    ['practice.hint', 'practice:action.hint', 'alt+v'],
    ['practice.use-hint', 'practice:action.useHint', 'alt+shift+v'],
    ['practice.take-back', 'practice:action.takeBack', 'alt+k'],
    ['practice.end', 'practice:action.end', 'alt+shift+g'],
    ['practice.scorecard', 'practice:action.scorecard', 'mod+enter'],
    ['practice.leave', 'practice:action.leave', 'alt+shift+x'],
  ),
  ...of(
    'record',
    'practice',
    ['record.next', 'scorecard:action.next', 'j'],
    ['record.previous', 'scorecard:action.previous', 'k'],
    ['record.better', 'scorecard:action.better', 'b'],
    ['record.reasons', 'scorecard:action.reasons', 'r'],
    ['record.table', 'scorecard:action.table', 't'],
    ['record.again', 'scorecard:action.again', 'a'],
    ['record.another', 'scorecard:action.another', 'n'],
    ['record.share', 'scorecard:action.share', 's'],
    ['record.remove', 'scorecard:action.remove', 'shift+d'],
  ),
  ...of(
    'progress',
    'practice',
    ['progress.next', 'scorecard:action.nextSession', 'j'],
    ['progress.previous', 'scorecard:action.previousSession', 'k'],
    ['progress.start', 'scorecard:action.start', 'n'],
    ['progress.table', 'scorecard:action.progressTable', 't'],
    ['progress.older', 'scorecard:action.older', 'o'],
    ['progress.library', 'scorecard:action.library', 'l'],
  ),
  ...of(
    'coach',
    'practice',
    ['coach.next', 'scorecard:action.nextShared', 'j'],
    ['coach.previous', 'scorecard:action.previousShared', 'k'],
  ),
  ...of(
    'scenarios',
    'practice',
    ['scenarios.next', 'scenarios:action.next', 'j'],
    ['scenarios.previous', 'scenarios:action.previous', 'k'],
    ['scenarios.retire', 'scenarios:action.retire', 'x'],
    ['scenarios.library', 'scenarios:action.library', 'b'],
  ),
  ...of(
    'scenarioEditor',
    'practice',
    ['scenario-edit.write', 'scenarios:action.write', 'e'],
    ['scenario-edit.next-finding', 'scenarios:action.nextFinding', 'alt+e'],
    ['scenario-edit.looked', 'scenarios:action.looked', 'alt+y'],
    ['scenario-edit.next-look', 'scenarios:action.nextLook', 'alt+v'],
    ['scenario-edit.list', 'scenarios:action.list', 'b'],
    ['scenario-edit.discard', 'scenarios:action.discard', 'shift+d'],
    ['scenario-edit.publish', 'scenarios:action.publish', 'mod+enter'],
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
