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
  await intents.learn(EXAMPLES);
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
