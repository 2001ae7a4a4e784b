import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#testkit/random.ts';
import { bareInserts } from './lib/bare-rows.ts';
import type { Measured } from './lib/report.ts';
import { deskFolder, freshFolder, goneHubOf, HANDLE, openCore, PASSWORD } from './lib/rig.ts';
import { percentile, percentiles, round } from './lib/stats.ts';
import { sentence } from './lib/tickets.ts';

const COUNT = 100_000;
const EDITS = 400;
type App = ReturnType<typeof openCore>['app'];
type Random = ReturnType<typeof seededRandom>;

/** What agents do all day: answer, note, set a state, tag. */
async function editOnce(app: App, ticketId: TicketId, index: number, random: Random): Promise<void> {
  const id = crypto.randomUUID();
  const line = { id, ticketId, attachmentIds: [], body: sentence(random, 120), status: null };
  if (index % 4 === 0) await app.messages.add({ ...line, kind: 'reply' });
  else if (index % 4 === 1) await app.messages.add({ ...line, kind: 'note' });
  else if (index % 4 === 2) {
    await app.tickets.set({ ticketId, fields: { priority: random.pick(['low', 'high', 'urgent'] as const) } });
  } else await app.tickets.tag({ ticketId, add: [`t${index}`], remove: [] });
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function ours(folder: string): Promise<number[]> {
  const { core, app } = openCore(folder, await goneHubOf(folder));
  await app.session.signIn({ handle: HANDLE, password: PASSWORD });
  const page = { view: 'open', queueId: null, text: '', order: 'newest', after: null, limit: 100 } as const;
  const items: TicketListItem[] = (await app.tickets.list(page)).items;
  const random = seededRandom(7);
  const samples: number[] = [];
  for (let i = 0; i < EDITS; i += 1) {
    const ticketId = random.pick(items).id;
    samples.push(await timed(() => editOnce(app, ticketId, i, random)));
  }
  await core.stop();
  return samples;
}

/** From the call of the screen until the change lies durably on the disk, in a replica of 100,000 tickets, hub away. */
export async function measure(): Promise<Measured[]> {
  const folder = await freshFolder('edit');
  await cp(await deskFolder(COUNT), folder, { recursive: true });
  const samples = await ours(folder);
  const limit = bareInserts(join(folder, 'bare.db'), EDITS);
  const value = percentile(samples, 0.95);
  const floor = percentile(limit, 0.95);
  return [
    {
      name: 'edit',
      value: round(value),
      unit: 'ms (p95)',
      ...percentiles(samples),
      limit: round(floor),
      ratio: round(floor / value),
      promise: { text: 'p95 ≤ 20 ms', isKept: value <= 20 },
      facts: { tickets: COUNT, edits: EDITS },
    },
  ];
}
