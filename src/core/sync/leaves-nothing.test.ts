import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReplicaPlace } from '../kernel/ports.ts';
import { clientOf, openLab, startDesk, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { testPorts } from '#testkit/core-ports.ts';
import { aCustomer, aMessage, aTicket, row } from '#testkit/core-team.ts';

let lab: Lab;
let folder: string;
let place: ReplicaPlace | undefined;
let desk: TestDesk;
beforeEach(async () => {
  lab = openLab();
  folder = mkdtempSync(join(tmpdir(), 'attune-leaves-'));
  const ports = testPorts({ dataDir: folder, transport: lab.hub.transport(), clock: lab.clock });
  const open: typeof ports.replicas.open = (asked) => {
    place = { folder: asked.folder, key: asked.key.slice() };
    return ports.replicas.open(asked);
  };
  desk = startDesk({ ...ports, replicas: { ...ports.replicas, open } });
  lab.hub.accounts.get('ana')?.scope.push('q:q2');
  lab.hub.store.put([
    row('customer', aCustomer('c2', { name: '柯南瑞', emails: ['kanari@example.com'] })),
    row('ticket', aTicket('t2', { queueId: 'q2' as never, customerId: 'c2' as never, subject: 'zanzibar subject' })),
    row('message', aMessage('m2', { ticketId: 't2' as never, body: '桑给巴尔的秘密 zanzibarish words' })),
  ]);
  await clientOf(desk.core).session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(20_000);
});
afterEach(async () => {
  await desk.core.stop();
  await lab.close();
  rmSync(folder, { recursive: true, force: true });
});

const WORDS = ['zanzibar', '柯南瑞', 'kanari', '桑给巴尔'] as const;

/** Every page of the file as it lies on the disk, free ones too, with those in its log: without the key's veil. */
function pages(): Buffer {
  if (!place) throw new Error('no replica was opened');
  const path = join(folder, place.folder, 'replica.db');
  const copy = join(folder, 'copy.db');
  for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${copy}${end}`);
  const raw = new Database(copy);
  raw.pragma(`cipher = 'chacha20'`);
  raw.pragma(`key = "x'${Buffer.from(place.key).toString('hex')}'"`);
  raw.pragma('journal_mode = DELETE');
  raw.pragma(`rekey = ''`);
  raw.close();
  return readFileSync(copy);
}
const found = (): string[] => {
  const bytes = pages();
  return WORDS.filter((word) => bytes.includes(word));
};
const logBytes = (): number => statSync(join(folder, place?.folder ?? '', 'replica.db-wal')).size;

/** I6 on a real file: crossed-out entries of the index, free pages and older frames of the log hold words as well as rows do. */
test('what left the scope stands on no page of the file', async () => {
  expect(found()).toEqual(WORDS);
  const before = logBytes();
  const account = lab.hub.accounts.get('ana');
  if (account) account.scope = account.scope.filter((part) => part !== 'q:q2');
  lab.hub.poke();
  await lab.clock.advance(120_000);
  expect(found()).toEqual([]);
  // The log was folded into the file and begun anew: no frame of before is left in it.
  expect(logBytes()).toBeLessThan(before);
  // What others hold is still found.
  const hits = await desk.app.search.find({ query: 'parcel', kinds: [], after: null, limit: 5, customerId: null });
  expect(hits.groups.flatMap((group) => group.hits)).not.toEqual([]);
});
