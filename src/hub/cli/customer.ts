import { sql } from 'kysely';
import { commandLine } from '../audit/administered.ts';
import { eraseCustomer, fileLedger, receipts } from '../erase/index.ts';
import { Problem } from '../kernel/problem.ts';
import { systemClock } from '../kernel/system-clock.ts';
import type { Db, Store } from '../store/index.ts';
import { expectWords, readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { dataFolder, withStore } from './open.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = { ...STORE_OPTIONS, yes: { type: 'boolean', default: false } } as const;
type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];
const MOST_FOUND = 20;
const ticketsOf = (count: number): string => `${count} ${count === 1 ? 'ticket' : 'tickets'}`;
const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

export async function customer(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (values.help) return terminal.print(HELP);
  const [verb = '', ...words] = positionals;
  switch (verb) {
    case 'find':
      return find(values, words, terminal);
    case 'erase':
      return erase(values, words, terminal);
    case 'erased':
      return erased(values, terminal);
    default:
      throw new Sentence('customer takes find, erase or erased. Add --help to see examples.');
  }
}

type Found = { readonly id: string; readonly name: string; readonly tickets: number };

async function findCustomers(db: Db, text: string): Promise<Found[]> {
  const like = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<Found>`
    select d.id, d.data->>'name' as name, (select count(*)::int from doc t where t.tbl = 'ticket' and t.ref = d.id) as tickets
    from doc d where d.tbl = 'customer' and (d.id = ${text} or d.data->>'name' ilike ${like}
      or d.data->>'phones' like ${like} or d.data->>'emails' ilike ${like})
    order by d.id limit ${MOST_FOUND}`.execute(db);
  return rows;
}

async function find(values: Values, words: string[], terminal: Terminal): Promise<void> {
  const [text = ''] = expectWords(words, ['TEXT']);
  await withStore(values, async ({ db }) => {
    for (const { id, name, tickets } of await findCustomers(db, text))
      terminal.print(`${id}  ${name}  ${ticketsOf(tickets)}`);
  });
}

async function erase(values: Values, words: string[], terminal: Terminal): Promise<void> {
  const [id = ''] = expectWords(words, ['ID']);
  const folder = dataFolder(values);
  if (folder === undefined)
    throw new Sentence(
      'the list of the erased needs a folder outside the database and its backups. Add --data FOLDER.',
    );
  await withStore(values, async (store) => {
    const [found] = (await findCustomers(store.db, id)).filter((one) => one.id === id);
    if (!found) throw new Problem('unknown-customer', { customer: id });
    if (!values.yes)
      throw new Sentence(
        `this erases "${found.name}" with ${ticketsOf(found.tickets)}, every line and file in them, here and on every desk. It cannot be taken back. Add --yes to do it.`,
      );
    const at = systemClock.now();
    // First the list: what is written there goes, also if this is cut off now.
    await fileLedger(folder).append([{ customerId: id, at }]);
    const { tickets, rows } = await eraseCustomer(store.db, id, commandLine(at));
    await replaceDumps(store);
    terminal.print(
      `Erased: ${ticketsOf(tickets)}, ${rows} rows. Desks drop them at their next contact: customer erased shows which have.`,
    );
  });
}

/**
 * The embedded database keeps two dumps of its folder; the second of the new ones is made when it is closed. Deleted rows stand
 * in its files until the tables are written anew.
 */
async function replaceDumps(store: Store): Promise<void> {
  if (store.facts.kind !== 'pglite') return;
  await sql`vacuum full`.execute(store.db);
  await sql`checkpoint`.execute(store.db);
  await store.dump();
}

const erased = (values: Values, terminal: Terminal): Promise<void> =>
  withStore(values, async ({ db }) => {
    for (const { customerId, at, done, missing } of await receipts(db)) {
      terminal.print(`${customerId}  erased ${day(at)}  gone from ${done} of ${done + missing.length} desks`);
      for (const { deviceId, handle, name } of missing) terminal.print(`  not yet: ${deviceId}  ${handle}  ${name}`);
    }
  });
