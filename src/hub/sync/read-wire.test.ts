import { expect, test } from 'vitest';
import { readWire } from './read-wire.ts';

test('words with which a proposal was declined are kept, whatever becomes of the rest', () => {
  const { words } = readWire({
    mid: 1,
    at: 0,
    mutation: { name: 'proposal.close', proposalId: 'p1', words: '请补上时限' },
  });
  expect(words).toEqual({ ticketId: null, articleId: 'unknown', body: '请补上时限' });
  const torn = readWire({ mid: 2, at: 0, mutation: { name: 'proposal.close', words: 'no id' } });
  expect(torn).toMatchObject({ isReadable: false, words: { body: 'no id' } });
  expect(readWire({ mid: 3, at: 0, mutation: { name: 'proposal.close', proposalId: 'p1', words: ' ' } }).words).toBe(
    undefined,
  );
});

const kept = (mutation: object) => readWire({ mid: 1, at: 0, mutation }).words;

test('what somebody wrote about procedures is kept, with its ticket where there is one, also when the rest makes no sense', () => {
  const acts = [
    { did: 'skip', id: 'a', note: '客户说不方便' },
    { did: 'result', id: 'b', values: { reason: '摔坏了', day: 3, empty: ' ' } },
    { did: 'waive', id: 'c', note: '客户说不方便' },
  ];
  const said = { articleId: null, body: '客户说不方便\n\n摔坏了' };
  expect(kept({ name: 'run.append', ticketId: 't1', acts })).toEqual({ ...said, ticketId: 't1' });
  expect(kept({ name: 'run.append', ticketId: null, acts })).toEqual({ ...said, ticketId: null });
  const flag = { note: '没有单号', ticketId: 't1' };
  expect(kept({ name: 'flag.raise', flag })).toEqual({ ticketId: 't1', articleId: null, body: '没有单号' });
  const lesson = { finding: '常跳过', cause: '问得太早', measure: '后移' };
  expect(kept({ name: 'lesson.save', lesson })?.body).toBe('常跳过\n\n问得太早\n\n后移');
  const publish = { name: 'sop.publish', summary: '先问单号', content: { title: { zh: '退款', en: 'Refund' } } };
  expect(kept(publish)).toEqual({ ticketId: null, articleId: null, body: '先问单号\n\n退款\n\nRefund' });
  for (const broken of [{ acts: 3 }, { acts: [null, 3, { values: 'x' }] }, { ticketId: 'a b\u0000', acts: [] }])
    expect(kept({ name: 'run.append', ...broken })?.ticketId ?? null).toBeNull();
});
