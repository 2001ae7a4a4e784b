import type { ReadableDb } from '#core/db/types.ts';
import { getRow } from '#core/replica/index.ts';
import { canonical } from '#shared/kernel/canonical.ts';
import { TABLE_NAMES } from '#shared/domain/tables.ts';
import { withDependants } from './transport-model-accounts.ts';
import type { ModelHub } from './transport-model-hub.ts';

/** A row as text that can be compared: table, id, version and contents, in one order. */
export const asText = (tbl: string, id: string, ver: number, data: object): string =>
  `${tbl}/${id} ${ver} ${canonical(data)}`;

export function rowsHere(db: ReadableDb): string[] {
  return TABLE_NAMES.flatMap((tbl) =>
    db.all<{ id: string }>(`select id from ${tbl}`).map(({ id }) => {
      const row = getRow(db, tbl, id);
      return asText(tbl, id, row?.ver ?? -1, row?.data ?? {});
    }),
  ).toSorted();
}

/** What the scope of an account holds, each row once. */
export function rowsAtHub({ accounts, store }: ModelHub, account: string): string[] {
  const scope = withDependants(accounts.get(account)?.scope ?? []);
  const held = scope.flatMap((part) => [...store.membersOf(part)]).filter(({ op }) => op === 1);
  return [...new Set(held.map(({ tbl, id, ver }) => asText(tbl, id, ver, store.data(tbl, id))))].toSorted();
}

/** The first line of each list that the other does not have, in words; none: they are the same. */
export function difference(here: readonly string[], there: readonly string[]): string[] {
  const [known, wanted] = [new Set(here), new Set(there)];
  const tooMany = here.find((line) => !wanted.has(line));
  const missing = there.find((line) => !known.has(line));
  if (tooMany === undefined && missing === undefined) return [];
  return [`here: ${tooMany ?? 'nothing more'}; there: ${missing ?? 'nothing more'}`];
}
