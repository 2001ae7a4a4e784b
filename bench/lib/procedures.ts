import type { Effect } from '#shared/domain/mutation/index.ts';
import { sopPart } from '#shared/domain/part.ts';
import { Run, Sop, sopIdOf } from '#shared/domain/sop/index.ts';
import { DAY, MINUTE, SECOND } from '#shared/kernel/units.ts';
import { seededRandom } from '#testkit/random.ts';
import type { Corpus } from './rig.ts';
import { QUEUE, ticketRows } from './tickets.ts';

const TEAM = 'bench';
const FIRST = Date.UTC(2026, 0, 1);
const STEPS = 12;
const RULE_WORDS = ['退款', '物流', '宽带', '发票', 'refund', 'router', '押金', '验证码'];

/** The procedure everybody walks, and whose health is asked for. */
export const WALKED = 'walked';
export const PROCEDURES = 300;
export const RUNS = 5000;

const both = (text: string) => ({ zh: text, en: text });
const stepKey = (i: number): string => `step-${i}`;

/** Every third step tags the ticket, every fourth asks for something in a form. */
const aStep = (i: number) => ({
  key: stepKey(i),
  kind: i % 4 === 3 ? 'form' : 'confirm',
  title: both(`步骤 ${i}`),
  help: both('这里写着怎样做到，以及做不到时该问谁。'.repeat(4)),
  required: i % 5 === 0 ? 'warn' : 'none',
  next: { done: i + 1 < STEPS ? stepKey(i + 1) : null },
  ...(i % 4 === 3 ? { fields: [{ key: 'note', label: both('记录'), kind: 'text', isRequired: true }] } : {}),
  ...(i % 3 === 2 ? { actions: [{ do: 'set', set: {}, addTags: [`done-${i}`] }] } : {}),
});

const aSop = (key: string, word: string): Sop =>
  Sop.parse({
    id: sopIdOf(key, 1),
    key,
    version: 1,
    teamId: TEAM,
    title: both(key),
    tags: [],
    articleIds: [],
    start: stepKey(0),
    steps: Array.from({ length: STEPS }, (_, i) => aStep(i)),
    suggest: { queueIds: [QUEUE], channels: [], tags: [], words: [word], fields: [] },
    publishedAt: FIRST,
  });

export const sops = (): Sop[] =>
  Array.from({ length: PROCEDURES }, (_, i) =>
    aSop(i === 0 ? WALKED : `sop-${i}`, RULE_WORDS[i % RULE_WORDS.length] ?? '退款'),
  );

/** Walked to its end, one of ten steps skipped. */
function aRun(index: number, agentId: string, random: ReturnType<typeof seededRandom>): Run {
  const startedAt = FIRST + index * MINUTE;
  const entries = Array.from({ length: STEPS }, (_, i) => {
    const at = startedAt + (i + 1) * (10 + random.int(20)) * SECOND;
    const common = { id: `e${i}`, at, agentId, step: stepKey(i), result: 'done' };
    if (random.int(10) === 0) return { ...common, did: 'skip', reason: 'not-applicable', note: '' };
    return { ...common, did: 'result', values: i % 4 === 3 ? { note: '已记录' } : {} };
  });
  return Run.parse({
    id: `run-${String(index).padStart(6, '0')}`,
    sopId: sopIdOf(WALKED, 1),
    key: WALKED,
    version: 1,
    teamId: TEAM,
    ticketId: null,
    contactId: null,
    customerId: null,
    queueId: QUEUE,
    agentId,
    startedAt,
    state: 'completed',
    endedAt: startedAt + DAY,
    entries,
  });
}

export function runs(agentId: string): Run[] {
  const random = seededRandom(11);
  return Array.from({ length: RUNS }, (_, i) => aRun(i, agentId, random));
}

function* rows(count: number, agentId: string | null): Generator<Effect> {
  yield* ticketRows(count, agentId);
  for (const sop of sops()) yield { tbl: 'sop', id: sop.id, data: sop };
  for (const run of runs(agentId ?? 'agent-bench')) yield { tbl: 'run', id: run.id, data: run };
}

/** Tickets, three hundred procedures, and five thousand walks through one of them, for a lead. */
export const PROCEDURE_CORPUS: Corpus = { name: 'sops-', rows, role: 'lead', parts: [sopPart(TEAM)] };
