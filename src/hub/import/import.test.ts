import { expect, test } from 'vitest';
import type { Conversation } from '#shared/contract/team/import.ts';
import { Conversation as ConversationSchema } from '#shared/contract/team/import.ts';
import { MAX_LINE_BYTES } from './lines.ts';
import { importFile, type Progress } from './run.ts';

const NOW = Date.UTC(2026, 10, 21);
const line = (id: string, extra: object = {}) =>
  JSON.stringify({ id, lang: 'zh', source: 'test', turns: [{ speaker: 'customer', text: '净水器漏水了' }], ...extra });

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function load(content: string | Uint8Array, { piece = 7, skipLines = 0, refuse = '', keepsOpen = false } = {}) {
  const sent: Conversation[] = [];
  const progress: Progress[] = [];
  const report = await importFile({
    chunks: inPieces(typeof content === 'string' ? Buffer.from(content) : content, piece),
    skipLines,
    read: { now: NOW, keepsOpen },
    send: async (batch) => {
      const good = batch.filter(({ id }) => id !== refuse);
      sent.push(...good);
      const refused = batch.filter(({ id }) => id === refuse).map(({ id }) => ({ id, detail: 'no' }));
      return { created: good.map(({ id }) => id), known: [], refused };
    },
    onProgress: async (reached) => void progress.push(reached),
  });
  return { report, sent, progress };
}

test('every bad line is reported with its number and every good line around it is loaded', async () => {
  const bad = Buffer.concat([
    Buffer.from(`${line('a')}\n{"id":"b","lang":"zh"\n`),
    Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]),
    Buffer.from(`${line('c')}\n{"id":"nul","x":"\0"}\n${line('e', { turns: 'none' })}\n${line('a')}\n`),
    Buffer.from(`${line('z', { turns: [{ speaker: 'customer', text: 'a\\u0000b' }] }).replace('\\\\', '\\')}\n`),
    Buffer.from(`${line('quiet', { turns: [{ speaker: 'customer', text: '  ' }] })}\n\n${line('f')}\n{"id":"cut","la`),
  ]);
  const { report, sent } = await load(bad);
  expect(sent.map(({ id }) => id)).toEqual(['test:a', 'test:c', 'test:f']);
  expect(report.problems.map(({ line: at, code }) => [at, code])).toEqual([
    [2, 'not-json'],
    [3, 'not-utf8'],
    [5, 'nul'],
    [6, 'wrong-shape'],
    [7, 'duplicate-id'],
    [8, 'nul'],
    [9, 'no-words'],
    [12, 'truncated'],
  ]);
  expect(report).toMatchObject({ lines: 12, loaded: 3, known: 0 });
});

test('a line of ten megabytes is left out by its number without being held in memory', async () => {
  const huge = `${line('a')}\n${'x'.repeat(10 * 1024 * 1024)}\n${line('b')}\n`;
  const { report, sent } = await load(huge, { piece: 64 * 1024 });
  expect(report.problems).toEqual([{ line: 2, code: 'line-too-long', detail: `10485760 > ${MAX_LINE_BYTES} bytes` }]);
  expect(sent.map(({ id }) => id)).toEqual(['test:a', 'test:b']);
});

test('a Chinese character cut in two by a chunk border arrives whole', async () => {
  for (const piece of [1, 2, 3, 5]) {
    const { sent } = await load(`\uFEFF${line('a')}\r\n`, { piece });
    expect(sent[0]?.turns[0]?.text).toBe('净水器漏水了');
  }
});

test('an interrupted run goes on after the last line the hub answered for', async () => {
  const all = ['a', 'b', 'c'].map((id) => line(id)).join('\n');
  const { sent, progress } = await load(all, { skipLines: 2 });
  expect(sent.map(({ id }) => id)).toEqual(['test:c']);
  expect(progress.at(-1)).toEqual({ bytes: Buffer.byteLength(all), line: 3 });
});

test('a conversation the hub refuses is reported with its line', async () => {
  const { report } = await load(`${line('a')}\n${line('b')}\n`, { refuse: 'test:b' });
  expect(report.problems).toEqual([{ line: 2, code: 'refused', detail: 'test:b: no' }]);
});

test('what is sent fits the contract: order of times, status by the last voice, tags without spaces', async () => {
  const { sent } = await load(
    line('s', {
      flow: 'order issue',
      turns: [
        { speaker: 'customer', text: 'Hi' },
        { speaker: 'system', text: '', action: 'pull-up-account' },
        { speaker: 'agent', text: 'Hello' },
      ],
    }),
  );
  const [conversation] = sent;
  expect(ConversationSchema.safeParse(conversation).success).toBe(true);
  expect(conversation).toMatchObject({ status: 'solved', tags: ['test', 'order-issue'] });
  expect(conversation?.turns.map(({ text }) => text)).toEqual(['Hi', '[pull-up-account]', 'Hello']);
  expect(conversation?.turns.every(({ at }) => at < NOW)).toBe(true);
});

test('a field that is null is a field that is not there', async () => {
  const { report, sent } = await load(line('n', { flow: null, subflow: null, domains: [null] }));
  expect([report.problems, sent[0]?.tags]).toEqual([[], ['test']]);
});

test('history comes in as history, unless the open ends are asked for', async () => {
  expect((await load(line('a'))).sent[0]?.status).toBe('solved');
  expect((await load(line('a'), { keepsOpen: true })).sent[0]?.status).toBe('open');
});

test('after an interruption the report still adds up: lines done earlier, and every bad line', async () => {
  const { report } = await load(`${line('a')}\nnot json\n${line('c')}\n`, { skipLines: 2 });
  expect(report).toMatchObject({ lines: 3, earlier: 2, loaded: 1 });
  expect(report.problems.map(({ line: at }) => at)).toEqual([2]);
});
