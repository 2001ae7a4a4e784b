import { ANSWERERS, installed, JUDGES } from './lib/guidance-peers.ts';
import { answerAll, attune, attuneFeeling, judgeAll, labelled, type Done } from './lib/guidance.ts';
import type { Measured } from './lib/report.ts';
import { median, percentile, round } from './lib/stats.ts';

/** Files of other people's data are not in the repository: whoever has them names them. */
export const takes = { train: '', data: '', polarity: '' };

const OURS = 'attune';
const PROMISE_US = 1000;

function spread(done: ReadonlyMap<string, Done>, of: (done: Done) => number, digits: number) {
  const all = Object.fromEntries([...done].map(([name, one]) => [name, round(of(one), digits)]));
  const { [OURS]: value = Number.NaN, ...peers } = all;
  return { value, peers };
}

/** How often each is right, and how long a call takes, ours beside the others on the same lines in the same process. */
function results(name: string, done: ReadonlyMap<string, Done>, facts: Measured['facts']): Measured[] {
  const p95 = Object.fromEntries([...done].map(([who, { us }]) => [`p95Us ${who}`, round(percentile(us, 0.95), 0)]));
  const ours = done.get(OURS)?.us ?? [];
  return [
    { name: `${name}: right`, ...spread(done, ({ right }) => right * 100, 2), unit: '%', ...(facts ? { facts } : {}) },
    {
      name: `${name}: a call`,
      ...spread(done, ({ us }) => median(us), 0),
      unit: 'µs (median)',
      promise: { text: `p95 ≤ ${PROMISE_US} µs`, isKept: percentile(ours, 0.95) <= PROMISE_US },
      facts: { ...facts, ...p95 },
    },
  ];
}

async function intents(train: string, data: string): Promise<Measured[]> {
  const [examples, asked] = await Promise.all([labelled(train), labelled(data)]);
  const all = new Map([[OURS, attune()], ...(await installed(ANSWERERS))]);
  const done = new Map<string, Done>();
  for (const [name, answerer] of all) done.set(name, await answerAll(answerer, examples, asked));
  const facts = { examples: examples.length, asked: asked.length };
  const learning = { name: 'intent: learning', ...spread(done, ({ trainMs }) => trainMs / 1000, 1), unit: 's', facts };
  return [...results('intent', done, facts), learning];
}

async function polarities(file: string): Promise<Measured[]> {
  const lines = await labelled(file);
  const all = new Map([[OURS, await attuneFeeling()], ...(await installed(JUDGES))]);
  const done = new Map([...all].map(([name, judge]) => [name, judgeAll(judge, lines)]));
  return results('polarity', done, { lines: lines.length });
}

/** What is left out is named on standard error: a bench without its files is no fault. */
export async function measure({ train = '', data = '', polarity = '' }: Partial<typeof takes>): Promise<Measured[]> {
  if (!train || !data) console.error('guidance: intents are left out: they take --train FILE and --data FILE.');
  if (!polarity) console.error('guidance: polarity is left out: it takes --polarity FILE.');
  return [...(train && data ? await intents(train, data) : []), ...(polarity ? await polarities(polarity) : [])];
}
