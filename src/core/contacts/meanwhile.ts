import type { ReadableDb, WritableDb } from '../db/types.ts';
import { customerTable } from '../customers/index.ts';
import type { Changes } from '../kernel/changes.ts';
import { isLoading } from '../tickets/index.ts';
import type { Kept } from './kept.ts';
import { isWrappedUp } from './late.ts';

const isAmong = (ids: ReadonlySet<string> | null | undefined, id: string): boolean =>
  ids === null || ids?.has(id) === true;

/** Whether it was finished with at another desk, and nothing was written here that would be lost. */
export function isWrappedElsewhere(db: ReadableDb, { id, own }: Kept, changes: Changes): boolean {
  if (!changes.has('contact') || !isAmong(changes.get('contact'), id) || own.notes.trim() !== '') return false;
  return isWrappedUp(db, id);
}

/** Whether the customer it showed was erased. A part that loads has none of its customers yet: then nobody can tell. */
export function hasLostCustomer(db: ReadableDb, { own }: Kept, changes: Changes): boolean {
  const { shownId } = own;
  if (shownId === null || !changes.has('customer') || !isAmong(changes.get('customer'), shownId)) return false;
  return customerTable.get(db, shownId) === undefined && !isLoading(db);
}

/** Without anything that would tell who it was: their number and name, and what they said. The agent's own notes stay. */
export function withoutPerson(tx: WritableDb, kept: Kept): Kept {
  tx.run('delete from contact_line where contact_id = ?', [kept.id]);
  const heard = kept.heard.map((event) => ({ ...event, address: null, name: null, text: null, customerId: null }));
  return { ...kept, heard };
}
