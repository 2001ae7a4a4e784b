import { describe, expect, it } from 'vitest';
import type { TicketEvent } from '#shared/domain/message.ts';
import { resources } from '#shared/i18n/index.ts';
import { createI18n, type Language, type Translate } from '../../lib/i18n.tsx';
import { eventWords, type EventWorld } from './event-words.ts';

const people: Record<string, string> = { xiao: '林晓', yan: '周岩' };
const queues: Record<string, Record<Language, string>> = {
  refund: { zh: '退款', en: 'Refunds' },
  tech: { zh: '技术', en: 'Tech' },
};

function world(language: Language): EventWorld {
  const i18n = createI18n(language, resources);
  return {
    say: i18n.getFixedT(language, 'messages') as unknown as Translate<'messages'>,
    sayCommon: i18n.getFixedT(language, 'common') as unknown as Translate<'common'>,
    agentName: (id) => people[id],
    queueName: (id) => queues[id]?.[language],
    macroName: (id) => (id === 'sorry' ? { zh: '致歉', en: 'Apology' }[language] : undefined),
    fieldName: (key) => (key === 'model' ? { zh: '型号', en: 'Model' }[language] : undefined),
    fieldValue: (_key, value) => value.toUpperCase(),
    time: (at) => `<${at}>`,
  };
}

const field = (name: string, from: string | null, to: string | null): TicketEvent => ({
  type: 'field-changed',
  field: name,
  from,
  to,
});
const tags = (added: string[], removed: string[]): TicketEvent => ({ type: 'tags-changed', added, removed });
const macro = (macroId: string): TicketEvent => ({ type: 'macro-applied', macroId: macroId as never });

const merged = (direction: 'into' | 'from' | 'out'): TicketEvent => ({
  type: 'merged',
  direction,
  ticketId: 't9' as never,
  number: 1024,
});

const cases: [name: string, event: TicketEvent, zh: string, en: string][] = [
  [
    'a status',
    field('status', 'open', 'solved'),
    '林晓将状态从“处理中”改为“已解决”',
    '林晓 changed the status from Open to Solved',
  ],
  [
    'a status of a newer desk',
    field('status', 'open', 'parked'),
    '林晓将状态从“处理中”改为“parked”',
    '林晓 changed the status from Open to parked',
  ],
  [
    'a priority',
    field('priority', 'normal', 'urgent'),
    '林晓将优先级从“普通”改为“紧急”',
    '林晓 changed the priority from Normal to Urgent',
  ],
  [
    'a subject',
    field('subject', '', '退款'),
    '林晓将主题从“空”改为“退款”',
    '林晓 changed the subject from “nothing” to “退款”',
  ],
  [
    'a queue',
    field('queueId', 'refund', 'tech'),
    '林晓将工单从“退款”转到“技术”',
    '林晓 moved the ticket from Refunds to Tech',
  ],
  [
    'a queue that is gone',
    field('queueId', 'old', 'tech'),
    '林晓将工单从“未知队列”转到“技术”',
    '林晓 moved the ticket from an unknown queue to Tech',
  ],
  ['taking it', field('assigneeId', null, 'xiao'), '林晓接手了工单', '林晓 took the ticket'],
  ['putting it back', field('assigneeId', 'xiao', null), '林晓放下了工单', '林晓 put the ticket back'],
  ['giving it away', field('assigneeId', null, 'yan'), '林晓将工单分配给周岩', '林晓 assigned the ticket to 周岩'],
  [
    'passing it on',
    field('assigneeId', 'xiao', 'yan'),
    '林晓将工单从林晓转给周岩',
    '林晓 passed the ticket from 林晓 to 周岩',
  ],
  ['taking it away from a colleague', field('assigneeId', 'yan', null), '林晓取消了周岩的分配', '林晓 unassigned 周岩'],
  [
    'an assignee who left',
    field('assigneeId', 'gone', null),
    '林晓取消了前同事的分配',
    '林晓 unassigned a former colleague',
  ],
  [
    'a field of a newer desk',
    field('mood', 'a', null),
    '林晓将“mood”从“a”改为“空”',
    '林晓 changed “mood” from “a” to “nothing”',
  ],
  ['added tags', tags(['退款', '重复'], []), '林晓添加了标签 退款、重复', '林晓 added to the tags: 退款, 重复'],
  ['removed tags', tags([], ['退款']), '林晓移除了标签 退款', '林晓 removed from the tags: 退款'],
  ['both', tags(['a'], ['b']), '林晓添加了标签 a，移除了 b', '林晓 added to the tags: a; removed: b'],
  ['neither', tags([], []), '林晓整理了标签', '林晓 tidied the tags'],
  ['a macro', macro('sorry'), '林晓使用了宏“致歉”', '林晓 used the macro “Apology”'],
  ['a macro that is gone', macro('old'), '林晓使用了宏“已删除的宏”', '林晓 used the macro “a deleted macro”'],
  [
    'a snooze',
    field('snoozedUntilAt', null, '1700'),
    '林晓将工单推迟到 <1700>',
    '林晓 snoozed the ticket until <1700>',
  ],
  ['a waking', field('snoozedUntilAt', '1700', null), '林晓唤醒了工单', '林晓 woke the ticket'],
  ['a custom field', field('values.model', null, 'x1'), '林晓将“型号”填为“X1”', '林晓 set “Model” to “X1”'],
  [
    'a custom field that changed',
    field('values.model', 'x1', 'x2'),
    '林晓将“型号”从“X1”改为“X2”',
    '林晓 changed “Model” from “X1” to “X2”',
  ],
  [
    'a custom field nobody knows any more, cleared',
    field('values.old', 'x1', null),
    '林晓清空了“old”（原为“X1”）',
    '林晓 cleared “old” (it was “X1”)',
  ],
  ['a merge away', merged('into'), '林晓将这张工单合并到 #1024', '林晓 merged this ticket into #1024'],
  ['a merge to here', merged('from'), '林晓将 #1024 合并到这里', '林晓 merged #1024 into this ticket'],
  [
    'a merge into a ticket of this desk',
    { ...merged('into'), number: 0 } as TicketEvent,
    '林晓将这张工单合并到新工单',
    '林晓 merged this ticket into a new ticket',
  ],
  ['a merge taken back', merged('out'), '林晓撤销了与 #1024 的合并', '林晓 took the merge with #1024 back'],
  [
    'a bot that gives way',
    { type: 'handed-over', reason: 'anger' },
    '林晓已转人工：客户生气了',
    '林晓 handed over to a person: the customer is angry',
  ],
  ['an import', { type: 'imported', source: 'zh_stc3' }, '从 zh_stc3 导入', 'Imported from zh_stc3'],
];

describe('the words of a ticket event', () => {
  it.each(cases)('say %s in both languages', (_name, event, zh, en) => {
    const actor = { id: 'xiao', name: '林晓' };
    expect(eventWords(event, actor, world('zh'))).toBe(zh);
    expect(eventWords(event, actor, world('en'))).toBe(en);
  });

  it('name the system where nobody did it', () => {
    const event = field('status', 'pending', 'open');
    expect(eventWords(event, { id: null, name: '' }, world('zh'))).toMatch(/^系统将状态/);
    expect(eventWords(event, { id: null, name: '' }, world('en'))).toMatch(/^The system changed/);
  });

  it('say that a ticket woke by itself', () => {
    const event = field('snoozedUntilAt', '1700', null);
    expect(eventWords(event, { id: null, name: '' }, world('zh'))).toBe('工单已唤醒');
  });

  it('do not mistake the system for the assignee it removes', () => {
    const event = field('assigneeId', 'yan', null);
    expect(eventWords(event, { id: null, name: '' }, world('zh'))).toBe('系统取消了周岩的分配');
  });
});
