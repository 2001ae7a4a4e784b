import { join } from 'node:path';
import { CALLERS, type Caller } from './callers.ts';
import { makeTables, openRaw } from './raw.ts';
import { rawInsert } from './raw-rows.ts';
import { keptFolder } from './rig.ts';

const DB = 'raw.db';

/** The same rows in the replica's own tables and indexes, under the same cipher, and nothing of ours around them. */
const rawFolder = (tickets: number): Promise<string> =>
  keptFolder(`${CALLERS.name}raw-${tickets}`, async (folder) => {
    const raw = openRaw(join(folder, DB));
    makeTables(raw);
    await rawInsert(raw, CALLERS.rows(tickets, 'agent-raw'));
    raw.exec(`insert or ignore into customer_phone
      select substr(j.value, -8), j.value, c.id from customer as c, json_each(c.phones) as j`);
    raw.exec('analyze');
    raw.close();
  });

const e164 = (from: string): string => (from.startsWith('+') ? from : `+86${from}`);

/** What SQLite alone takes to find the rows of a card: who it is, open tickets, last contacts, promises; ms for each caller. */
export async function bareLookUps(tickets: number, all: readonly Caller[]): Promise<number[]> {
  const raw = openRaw(join(await rawFolder(tickets), DB));
  const who = raw.prepare(
    `select c.* from customer_phone as p join customer as c on c.id = p.customer_id where p.tail = ? limit 50`,
  );
  const open = raw.prepare(
    `select * from ticket where customer_id = ? and status in ('open', 'pending') order by newest_key, id limit 3`,
  );
  const contacts = raw.prepare('select * from contact where customer_id = ? order by newest_key, id limit 3');
  const promises = raw.prepare('select * from promise where customer_id = ? order by due_at, id limit 3');
  const samples = all.map(({ from }) => {
    const began = performance.now();
    for (const { id } of who.all(e164(from).slice(-8)) as { id: string }[]) {
      for (const statement of [open, contacts, promises]) statement.all(id);
    }
    return performance.now() - began;
  });
  raw.close();
  return samples;
}
