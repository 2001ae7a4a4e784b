import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { memoryLog } from '#testkit/core-ports.ts';
import { ThreadIntents } from './intents.node.ts';

const SCRIPT = fileURLToPath(new URL('intent-worker.node.ts', import.meta.url));
const said = (answer: string, ...texts: string[]) => texts.map((text) => ({ answer, text }));
const EXAMPLES = [
  ...said('refund', '退款什么时候到账', '钱还没退给我', '退款进度怎么查', '退款到哪里了', '我的退款没收到'),
  ...said('invoice', '发票抬头怎么改', '开票信息填错了', '电子发票在哪下载', '发票重开', '要一张增值税发票'),
  ...said('router', '路由器连不上网', '无线信号很弱', '路由器一直闪红灯', '网络老是断', '怎么重启路由器'),
];

let intents: ThreadIntents;
afterEach(() => intents.stop());

test('what was learned in a thread answers, with the words that led to it', async () => {
  intents = new ThreadIntents(SCRIPT, memoryLog());
  expect(await intents.ask('退款怎么还没到')).toEqual({ guesses: [], isSure: false });
  expect(intents.isReady()).toBe(false);
  await intents.learn(EXAMPLES);
  expect(intents.isReady()).toBe(true);
  const { guesses } = await intents.ask('我的退款怎么还没到账');
  expect(guesses[0]).toMatchObject({ answer: 'refund' });
  expect(guesses[0]?.because.join('')).toContain('退');
});

test('a thread that breaks fails what waits for it, and the next learning begins anew', async () => {
  const log = memoryLog();
  intents = new ThreadIntents(SCRIPT, log);
  await expect(intents.learn([{ answer: 'x', text: null as never }])).rejects.toThrow();
  expect(log.lines.map(({ event }) => event)).toContain('intents.broke');
  expect(await intents.ask('退款')).toEqual({ guesses: [], isSure: false });
  await intents.learn(EXAMPLES);
  expect((await intents.ask('发票抬头错了')).guesses[0]?.answer).toBe('invoice');
});

/** So much that learning it takes far longer than any answer. */
const MANY = Array.from({ length: 240 }, (_, i) => ({
  answer: `topic-${i % 20}`,
  text: `第${i % 20}种问题怎么处理，编号${i}，${EXAMPLES[i % EXAMPLES.length]?.text}`,
}));

test('what was learned before answers while more is learned, and what is learned anew stands beside what stays', async () => {
  intents = new ThreadIntents(SCRIPT, memoryLog());
  await intents.learn(EXAMPLES);
  const order: string[] = [];
  const lesson = intents.learn([...EXAMPLES, ...MANY]).then(() => order.push('learned'));
  const { guesses } = await intents.ask('我的退款怎么还没到账');
  order.push('answered');
  expect(guesses[0]?.answer).toBe('refund');
  await lesson;
  expect(order).toEqual(['answered', 'learned']);
  expect((await intents.ask('发票抬头怎么改')).guesses.length).toBeGreaterThan(0);
});

test('a lesson that breaks leaves what was learned before', async () => {
  intents = new ThreadIntents(SCRIPT, memoryLog());
  await intents.learn(EXAMPLES);
  await expect(intents.learn([{ answer: 'x', text: null as never }])).rejects.toThrow();
  expect(intents.isReady()).toBe(true);
  expect((await intents.ask('发票抬头错了')).guesses[0]?.answer).toBe('invoice');
});

test('what is asked as one thread takes over from another is answered', async () => {
  intents = new ThreadIntents(SCRIPT, memoryLog());
  await intents.learn(EXAMPLES);
  const course = { isOver: false };
  const lesson = intents.learn(EXAMPLES).then(() => (course.isOver = true));
  const asked: ReturnType<ThreadIntents['ask']>[] = [];
  while (!course.isOver) {
    asked.push(intents.ask('发票抬头错了'));
    await new Promise(setImmediate);
  }
  await lesson;
  for (const { guesses } of await Promise.all(asked)) expect(guesses[0]?.answer).toBe('invoice');
});

test('after a stop nothing is known, a lesson under way fails, and another may begin', async () => {
  const log = memoryLog();
  intents = new ThreadIntents(SCRIPT, log);
  await intents.learn(EXAMPLES);
  const lesson = intents.learn([...EXAMPLES, ...MANY]);
  intents.stop();
  await expect(lesson).rejects.toThrow('stopped');
  expect(intents.isReady()).toBe(false);
  expect(await intents.ask('发票抬头错了')).toEqual({ guesses: [], isSure: false });
  expect(log.lines).toEqual([]);
  await intents.learn(EXAMPLES);
  expect(intents.isReady()).toBe(true);
});
