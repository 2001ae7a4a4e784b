import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';
import { bareInserts, parsedRows } from './lib/bare-rows.ts';
import { PROCEDURE_CORPUS, PROCEDURES, RUNS, runs, sops, WALKED } from './lib/procedures.ts';
import type { Measured } from './lib/report.ts';
import { deskFolder, freshFolder, goneHubOf, HANDLE, openCore, PASSWORD } from './lib/rig.ts';
import { percentile, percentiles, round } from './lib/stats.ts';

const TICKETS = 20_000;
const WALKS = 40;
const ASKED = 100;
const HEALTH_ROUNDS = 15;
type App = ReturnType<typeof openCore>['app'];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Walks one procedure from its first step to its last; each step is one sample. */
async function walk(app: App, ticketId: TicketListItem['id']): Promise<number[]> {
  const runId = crypto.randomUUID();
  const sopId = `sop-${WALKED}-v1`;
  await app.sops.start({ runId, sopId, ticketId, contactId: null });
  const samples: number[] = [];
  for (;;) {
    const { current, state } = await app.sops.run({ runId });
    if (state !== 'going' || current === null) return samples;
    const act = { runId, actId: crypto.randomUUID(), step: current, result: 'done', withoutActions: false };
    const values = Number(current.split('-')[1]) % 4 === 3 ? { note: '客户已确认' } : {};
    samples.push(await timed(() => app.sops.pass({ ...act, values })));
  }
}

const page = { view: 'open', queueId: null, text: '', order: 'newest', after: null, limit: 100 } as const;

async function ours(folder: string) {
  const { core, app } = openCore(folder, await goneHubOf(folder));
  await app.session.signIn({ handle: HANDLE, password: PASSWORD });
  const { items } = await app.tickets.list(page);
  const steps: number[] = [];
  for (const { id } of items.slice(0, WALKS)) steps.push(...(await walk(app, id)));
  const suggested: number[] = [];
  for (const { id } of items.slice(0, ASKED)) {
    suggested.push(await timed(() => app.sops.suggested({ ticketId: id, contactId: null })));
  }
  const health: number[] = [];
  for (let i = 0; i < HEALTH_ROUNDS; i += 1) health.push(await timed(() => app.sops.health({ key: WALKED })));
  await core.stop();
  return { steps, suggested, health };
}

/** From the call of the screen until it is answered, at a desk whose hub is away. */
function measured(
  name: string,
  samples: number[],
  limit: number[],
  mostMs: number,
  facts: Measured['facts'],
): Measured {
  const value = percentile(samples, 0.95);
  const floor = percentile(limit, 0.95);
  return {
    name,
    value: round(value),
    unit: 'ms (p95)',
    ...percentiles(samples),
    limit: round(floor),
    ratio: round(floor / value),
    promise: { text: `p95 ≤ ${mostMs} ms`, isKept: value <= mostMs },
    ...(facts ? { facts } : {}),
  };
}

const texts = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row));

/** A step that is passed, with what it does; what fits a ticket, of 300 procedures; and the health of one over 5,000 walks. */
export async function measure(): Promise<Measured[]> {
  const folder = await freshFolder('procedures');
  await cp(await deskFolder(TICKETS, PROCEDURE_CORPUS), folder, { recursive: true });
  const { steps, suggested, health } = await ours(folder);
  const bare = bareInserts(join(folder, 'bare.db'), steps.length);
  const readSops = parsedRows(join(folder, 'sops.db'), texts(sops()), ASKED);
  const readRuns = parsedRows(join(folder, 'runs.db'), texts(runs('agent-bench')), HEALTH_ROUNDS);
  return [
    measured('procedure step', steps, bare, 20, { tickets: TICKETS, steps: steps.length }),
    measured('procedures suggested', suggested, readSops, 50, { procedures: PROCEDURES, tickets: ASKED }),
    measured('procedure health', health, readRuns, 500, { walks: RUNS, rounds: HEALTH_ROUNDS }),
  ];
}
