import { describe, expect, it } from 'vitest';
import type { Clash, Outcome } from '#shared/domain/mutation/outcome.ts';
import { REJECTIONS } from '#shared/domain/mutation/rejections.ts';
import type { Mutation, MutationName } from '#shared/domain/mutation/index.ts';
import { resources } from '#shared/i18n/index.ts';
import { createI18n, translator, type Language } from '../../lib/i18n.tsx';
import { formatFor } from '../../lib/time.ts';
import { mutationWords } from './mutation-words.ts';
import { valueWords, type Voice } from './words/voice.ts';
import { draftOf, textOf } from './words/written.ts';
import { outcomeWords } from './outcome-words.ts';

const LANGUAGES = ['zh', 'en'] as const;

function voiceOf(language: Language): Voice {
  const i18n = createI18n(language, resources);
  const people: Record<string, string> = { a1: '林晓', a2: 'Maria Ortiz' };
  const queues: Record<string, string> = { q1: language === 'zh' ? '退款' : 'Refunds' };
  const macros: Record<string, string> = { m1: language === 'zh' ? '退款已受理' : 'Refund accepted' };
  const names = {
    agent: (id: string) => people[id],
    queue: (id: string) => queues[id],
    macro: (id: string) => macros[id],
    field: (key: string, value: unknown) =>
      key === 'product' ? { label: language === 'zh' ? '产品' : 'Product', value: String(value) } : undefined,
  };
  return {
    t: translator(i18n, 'outbox'),
    common: translator(i18n, 'common'),
    names,
    localized: (text) => text[language],
    dateTime: formatFor(language).dateTime,
    me: 'a1',
  };
}

const base = { ticketId: 't1', seen: {}, eventIds: {} };
const line = (kind: 'reply' | 'note', body: string, files = 0) => ({
  id: 'm',
  kind,
  body,
  attachments: Array.from({ length: files }, (_, i) => ({
    id: `f${i}`,
    name: 'a.png',
    mime: 'image/png',
    bytes: 1,
    sha256: '',
  })),
});
/** Ids are branded for the compiler; here they are plain. */
const make = (mutation: unknown) => mutation as Mutation;

const SAMPLES: Record<MutationName, Mutation> = {
  'ticket.set': make({ ...base, name: 'ticket.set', fields: { status: 'solved' } }),
  'ticket.tag': make({ name: 'ticket.tag', ticketId: 't1', tags: { add: ['加急'], remove: [] }, eventId: 'e' }),
  'message.add': make({ name: 'message.add', ticketId: 't1', message: line('reply', '您好，已为您处理。') }),
  'macro.apply': make({
    ...base,
    name: 'macro.apply',
    macroId: 'm1',
    fields: { status: 'pending' },
    tags: { add: ['退款'], remove: [] },
    values: { product: 'router' },
    articleIds: ['k1'],
    follow: true,
    message: line('reply', '已受理'),
    note: line('note', '转财务'),
    eventId: 'e',
  }),
  'run.start': make({ name: 'run.start', runId: 'r1', sopId: 'sop-refund-v1', ticketId: 't1' }),
  'run.append': make({ name: 'run.append', runId: 'r1', sopId: 'sop-refund-v1', ticketId: 't1', acts: [{}, {}] }),
  'run.attach': make({ name: 'run.attach', runId: 'r1', sopId: 'sop-refund-v1', ticketId: 't1' }),
  'sop.publish': make({ name: 'sop.publish', content: { title: { zh: '退款', en: 'Refund' } } }),
  'sop.retire': make({ name: 'sop.retire', sopId: 'sop-refund-v1', isRetired: true }),
  'flag.raise': make({ name: 'flag.raise', flag: { note: '客户没有单号' } }),
  'flag.resolve': make({ name: 'flag.resolve', flagId: 'f1', isResolved: true }),
  'lesson.save': make({ name: 'lesson.save', lesson: { cause: '先问单号，客户多半没有' } }),
  'card.publish': make({ name: 'card.publish', content: { title: { zh: '催了几次', en: 'Asked again' } } }),
  'load.save': make({ name: 'load.save', policy: { id: 'service', teamId: 'service' }, seenVersion: 0 }),
  'shift.save': make({ name: 'shift.save', shift: { id: 'a1', agentId: 'a1', teamId: 'service' }, seenVersion: 0 }),
  'shift.remove': make({ name: 'shift.remove', agentId: 'a1' }),
  'practice.share': make({ name: 'practice.share', share: { title: '退款迟迟不到' } }),
  'practice.withdraw': make({ name: 'practice.withdraw', shareId: 's1' }),
  'scenario.publish': make({ name: 'scenario.publish', scenario: { issue: { title: '退款迟迟不到' } } }),
  'scenario.retire': make({ name: 'scenario.retire', scenarioId: 'c1', isRetired: true }),
  'card.retire': make({ name: 'card.retire', cardId: 'card-asked-again-v1', isRetired: true }),
  'showing.record': make({ name: 'showing.record', showing: { id: 's1' } }),
  'correction.share': make({ name: 'correction.share', correction: { id: 'x1' } }),
  'notice.dismiss': make({ name: 'notice.dismiss', noticeId: 'n1' }),
  'ticket.fill': make({ ...base, name: 'ticket.fill', values: { product: 'router', unknown: null } }),
  'ticket.follow': make({ name: 'ticket.follow', ticketId: 't1', agentId: 'a1', isFollowing: true }),
  'ticket.link': make({ name: 'ticket.link', ticketId: 't1', add: ['k1'], remove: ['k2', 'k3'] }),
  'ticket.merge': make({ name: 'ticket.merge', ticketId: 't1', intoId: 't2', eventIds: { from: 'e', into: 'f' } }),
  'ticket.unmerge': make({ name: 'ticket.unmerge', ticketId: 't1', intoId: 't2', status: 'open', eventIds: {} }),
  'article.propose': make({ name: 'article.propose', proposal: { title: '换货流程', body: '第一步' } }),
  'proposal.close': make({ name: 'proposal.close', proposalId: 'p', words: '请补上时限' }),
  'article.publish': make({ name: 'article.publish', content: { title: '换货流程', body: '第一步' } }),
  'article.archive': make({ name: 'article.archive', articleId: 'k1', isArchived: true }),
  'article.review': make({ name: 'article.review', articleId: 'k1', reviewAt: 1 }),
  'feedback.add': make({ name: 'feedback.add', feedback: { verdict: 'wrong', note: '价格已变' } }),
  'feedback.resolve': make({ name: 'feedback.resolve', feedbackId: 'f' }),
  'usage.add': make({ name: 'usage.add', usage: { id: 'u' } }),
  'checklist.save': make({ name: 'checklist.save', checklist: { name: '新品上线' } }),
  'checklist.tick': make({ name: 'checklist.tick', checklistId: 'c', itemKey: 'price', isDone: false }),
  'directory.put': make({ name: 'directory.put', row: { tbl: 'tag', data: { tag: '加急' } } }),
  'directory.remove': make({ name: 'directory.remove', tbl: 'field', id: 'x' }),
  'agent.sign': make({ name: 'agent.sign', signature: '林晓' }),
  'search.save': make({ name: 'search.save', search: { name: '我的退款' } }),
  'search.forget': make({ name: 'search.forget', searchId: 's' }),
  'contact.save': make({ name: 'contact.save', ticketId: null, contact: { wrappedAt: 1, summary: '退款进度' } }),
  'ticket.create': make({
    name: 'ticket.create',
    ticketId: 't9',
    ticket: { subject: '来电' },
    customer: null,
    note: null,
  }),
  'customer.change': make({ name: 'customer.change', customerId: 'c1', set: {} }),
  'promise.make': make({ name: 'promise.make', promise: { text: '今天回电' } }),
  'promise.settle': make({ name: 'promise.settle', promiseId: 'p', state: 'kept' }),
  'gesture.note': make({ name: 'gesture.note', gesture: { state: 'declined' } }),
  nothing: { name: 'nothing' },
};

const clash: Clash = { field: 'assigneeId', theirs: 'a2', mine: 'a1', by: 'a2', at: Date.UTC(2026, 10, 21, 5, 41) };
const OUTCOMES: readonly Outcome[] = [
  { status: 'ok' },
  { status: 'merged', clashes: [clash] },
  ...REJECTIONS.map((code): Outcome => ({ status: 'rejected', code, clashes: [clash] })),
];

/** A raw key, a hole or a leftover of a template: what an agent must never read. */
const BROKEN = /[{}]|undefined|NaN|\[object|^(what|refused|refusedNext|merged|clash)\./;
const isClean = (text: string) => text.trim() !== '' && !BROKEN.test(text);

describe.each(LANGUAGES)('a waiting change in words (%s)', (language) => {
  const voice = voiceOf(language);
  const say = (mutation: unknown, hidesText = false) => mutationWords(make(mutation), voice, hidesText);
  const zh = language === 'zh';

  it.each(Object.keys(SAMPLES) as MutationName[])('exists for %s, whatever became of it', (name) => {
    expect(say(SAMPLES[name])).toSatisfy(isClean);
    for (const outcome of OUTCOMES) {
      const words = outcomeWords(outcome, voice, formatFor(language));
      const all = [
        words.said,
        words.next ?? '-',
        ...words.clashes.flatMap(({ field, mine, theirs, by }) => [field, mine, theirs, by]),
      ];
      expect(all.filter((text) => !isClean(text))).toEqual([]);
      expect(words.clashes.length).toBe(outcome.status === 'ok' ? 0 : 1);
    }
  });

  it('names every field and its value', () => {
    expect(say({ ...base, name: 'ticket.set', fields: { status: 'solved' } })).toBe(
      zh ? '将状态改为 已解决' : 'Set status to Solved',
    );
    expect(say({ ...base, name: 'ticket.set', fields: { priority: 'urgent' } })).toBe(
      zh ? '将优先级改为 紧急' : 'Set priority to Urgent',
    );
    expect(say({ ...base, name: 'ticket.set', fields: { queueId: 'q1' } })).toBe(
      zh ? '转到队列 退款' : 'Move to queue Refunds',
    );
    expect(say({ ...base, name: 'ticket.set', fields: { assigneeId: 'a2' } })).toBe(
      zh ? '分配给 Maria Ortiz' : 'Assign to Maria Ortiz',
    );
    expect(say({ ...base, name: 'ticket.set', fields: { assigneeId: null } })).toBe(
      zh ? '取消负责人' : 'Remove the assignee',
    );
    expect(say({ ...base, name: 'ticket.set', fields: { subject: '改期' } })).toBe(
      zh ? '将主题改为 “改期”' : 'Change subject to “改期”',
    );
  });

  it('joins what is changed together', () => {
    const words = say({ ...base, name: 'ticket.set', fields: { status: 'solved', priority: 'low' } });
    expect(words).toBe(zh ? '将状态改为 已解决，将优先级改为 低' : 'Set status to Solved; Set priority to Low');
  });

  it('says added and removed tags', () => {
    const words = say({ name: 'ticket.tag', ticketId: 't1', tags: { add: ['a', 'b'], remove: ['c'] }, eventId: 'e' });
    expect(words).toBe(zh ? '添加标签 #a #b，去掉标签 #c' : 'Add #a #b; Remove #c');
  });

  it('tells a reply from a note, and quotes the beginning in one line', () => {
    const long = `第一行\n${'很长的话'.repeat(40)}`;
    const words = say({ name: 'message.add', ticketId: 't1', message: line('note', long) });
    expect(words).toMatch(zh ? /^内部备注：第一行 很长/ : /^Note: 第一行 很长/);
    expect(words.length).toBeLessThan(80);
    expect(words.endsWith('…')).toBe(true);
  });

  it('counts the files of a line that has no text', () => {
    const words = say({ name: 'message.add', ticketId: 't1', message: line('reply', '', 2) });
    expect(words).toBe(zh ? '回复客户，附 2 个文件' : 'Reply with 2 files');
  });

  it('leaves the text out where it stands beside in full', () => {
    expect(say(SAMPLES['message.add'], true)).toBe(zh ? '回复客户' : 'Reply');
  });

  it('says a snooze with its time, and its end', () => {
    const at = new Date(2026, 10, 23, 9, 30).getTime();
    expect(say({ ...base, name: 'ticket.set', fields: { snoozedUntilAt: at } })).toMatch(
      zh ? /^推迟到 2026\/11\/23 09:30$/ : /^Snooze until .*2026.*09:30$/,
    );
    expect(say({ ...base, name: 'ticket.set', fields: { snoozedUntilAt: null } })).toBe(
      zh ? '结束推迟' : 'End the snooze',
    );
  });

  it('names fields by their labels, and whom it is about', () => {
    expect(say(SAMPLES['ticket.fill'])).toBe(
      zh ? '填写 产品：router、unknown：（空）' : 'Fill in Product: router, unknown: (empty)',
    );
    expect(say(SAMPLES['ticket.follow'])).toBe(zh ? '关注工单' : 'Follow the ticket');
    expect(say({ ...SAMPLES['ticket.follow'], agentId: 'a2', isFollowing: false })).toBe(
      zh ? '让Maria Ortiz不再关注工单' : 'Make Maria Ortiz stop following the ticket',
    );
    expect(say(SAMPLES['ticket.link'])).toBe(
      zh ? '关联 1 篇文章，取消关联 2 篇文章' : 'Link 1 article; Unlink 2 articles',
    );
  });

  it.each(['calendar', 'field', 'macro', 'policy', 'synonym', 'tag', 'team'] as const)(
    'exists for a row of %s that is put or removed',
    (tbl) => {
      const named = { zh: '甲', en: 'Alpha' };
      const data = { name: tbl === 'macro' ? named : 'Alpha', label: named, words: ['Alpha', 'Beta'], tag: 'Alpha' };
      expect(say({ name: 'directory.put', row: { tbl, data } })).toSatisfy(isClean);
      if (tbl !== 'team') expect(say({ name: 'directory.remove', tbl, id: 'x' })).toSatisfy(isClean);
    },
  );

  it('says so when a name is no longer known', () => {
    expect(valueWords('assigneeId', 'gone', voice)).toBe(zh ? '未知同事' : 'Unknown colleague');
    expect(valueWords('queueId', 'gone', voice)).toBe(zh ? '未知队列' : 'Unknown queue');
    expect(say({ ...SAMPLES['macro.apply'], macroId: 'gone' })).toMatch(zh ? /^使用宏，/ : /^Apply a macro;/);
    expect(valueWords('assigneeId', null, voice)).toBe(zh ? '无人负责' : 'Nobody');
    expect(valueWords('subject', '', voice)).toBe(zh ? '（空）' : '(empty)');
  });
});

describe('what the hub decided', () => {
  const voice = voiceOf('zh');

  it('gives both values, who wrote first, and when', () => {
    const { clashes, standing } = outcomeWords(
      { status: 'rejected', code: 'taken', clashes: [clash] },
      voice,
      formatFor('zh'),
    );
    expect(standing).toBe('theirs');
    expect(clashes[0]).toMatchObject({ field: '负责人', mine: '林晓', theirs: 'Maria Ortiz' });
    expect(clashes[0]?.by).toMatch(/^Maria Ortiz 写于 2026\/11\/2\d /);
    const others: Clash[] = [
      { ...clash, field: 'values.product', theirs: 'router', mine: null },
      { ...clash, field: 'snoozedUntilAt', theirs: String(Date.UTC(2026, 10, 21, 5, 41)), mine: null },
    ];
    const told = outcomeWords({ status: 'merged', clashes: others }, voiceOf('zh'), formatFor('zh')).clashes;
    expect(told[0]).toMatchObject({ field: '产品', theirs: 'router', mine: '（空）' });
    expect(told[1]).toMatchObject({ field: '推迟到', theirs: expect.stringMatching(/^2026\/11\/2/), mine: '（空）' });
  });

  it('says of a merge that mine stands', () => {
    expect(outcomeWords({ status: 'merged', clashes: [clash] }, voice, formatFor('zh')).standing).toBe('mine');
  });

  it('does without a name or a time that the hub does not know', () => {
    const unknown = { ...clash, by: null, at: null };
    const { clashes } = outcomeWords({ status: 'merged', clashes: [unknown] }, voice, formatFor('zh'));
    expect(clashes[0]?.by).toBe('');
  });

  it('shows a field it has no name for as it is', () => {
    const { clashes } = outcomeWords(
      { status: 'merged', clashes: [{ ...clash, field: 'later' }] },
      voice,
      formatFor('zh'),
    );
    expect(clashes[0]?.field).toBe('later');
  });
});

describe('the words an agent wrote', () => {
  it('are found in every kind of change that carries some', () => {
    expect(textOf(SAMPLES['message.add'])).toBe('您好，已为您处理。');
    expect(textOf(SAMPLES['macro.apply'])).toBe('已受理\n\n转财务');
    expect(textOf(SAMPLES['article.propose'])).toBe('第一步');
    expect(textOf(SAMPLES['article.publish'])).toBe('第一步');
    expect(textOf(SAMPLES['proposal.close'])).toBe('请补上时限');
    expect(textOf(SAMPLES['feedback.add'])).toBe('价格已变');
    expect(textOf(SAMPLES['ticket.set'])).toBeNull();
    expect(textOf(make({ ...base, name: 'ticket.set', fields: { subject: '改期到周五' } }))).toBe('改期到周五');
    expect(textOf(SAMPLES['ticket.fill'])).toBe('router');
    expect(textOf(SAMPLES['agent.sign'])).toBe('林晓');
    const items = [{ label: '价格' }, { label: '' }];
    expect(textOf(make({ name: 'checklist.save', checklist: { name: '上线', items } }))).toBe('上线\n\n价格');
    const published = { name: 'article.publish', summary: '补上时限', content: { body: '第一步' } };
    expect(textOf(make(published))).toBe('补上时限\n\n第一步');
  });

  it('are all of a macro, in both languages', () => {
    const data = {
      name: { zh: '退款', en: 'Refund' },
      body: { zh: '您好', en: 'Hello' },
      note: { zh: '转财务', en: 'To finance' },
    };
    expect(textOf(make({ name: 'directory.put', row: { tbl: 'macro', data } }))).toBe(
      '退款\n\nRefund\n\n您好\n\nHello\n\n转财务\n\nTo finance',
    );
  });

  it('go back to the draft of a ticket, an article or a procedure, and nowhere else', () => {
    const back = Object.entries(SAMPLES).flatMap(([name, mutation]) => (draftOf(mutation) ? [name] : []));
    expect(back.toSorted()).toEqual([
      'article.propose',
      'article.publish',
      'macro.apply',
      'message.add',
      'sop.publish',
    ]);
  });

  it('are none where only a file went along', () => {
    expect(textOf(make({ name: 'message.add', ticketId: 't1', message: line('reply', '', 1) }))).toBeNull();
  });
});
