import { sql } from 'kysely';
import type { Effect, FieldVersion, Stored, View } from '#shared/domain/mutation/index.ts';
import type { TableName } from '#shared/domain/tables.ts';
import type { FieldStamp, Tx } from '../store/index.ts';

type Key = { tbl: string; id: string };
type Row = { tbl: string; id: string; data: Record<string, unknown>; fv: Record<string, FieldStamp> };

/** Field versions as the rules see them: a field not written since the row was made carries the row's own stamp. */
function expand({ data, fv }: Row): Record<string, FieldVersion> {
  const born = fv['*'];
  const stamp = (field: string): FieldStamp | undefined => fv[field] ?? born;
  // Custom fields stand in one object and carry stamps of their own, also those that were taken away.
  const values = [...Object.keys(valuesOf(data)).map(valueName), ...Object.keys(fv).filter(isValueName)];
  return Object.fromEntries(
    [...new Set([...Object.keys(data), ...values])].flatMap((field) => {
      const found = stamp(field);
      return found ? [[field, found]] : [];
    }),
  );
}

const valueName = (key: string): string => `values.${key}`;
const isValueName = (field: string): boolean => field.startsWith('values.');
const valuesOf = (data: object): Record<string, unknown> =>
  'values' in data ? (data.values as Record<string, unknown>) : {};

/** The fields of a row, custom fields one by one beside the others. */
const flat = (data: object): Record<string, unknown> => ({
  ...data,
  ...Object.fromEntries(Object.entries(valuesOf(data)).map(([key, value]) => [valueName(key), value])),
});

/**
 * What the rules may read: rows locked for this transaction, under what earlier mutations of the same push did to them.
 * A field written in this push belongs to the pushing device, so it can never clash with its own later mutation.
 */
export class LockedView implements View {
  readonly #rows = new Map<string, Stored<TableName> | undefined>();
  readonly #writer: { readonly by: string; readonly agentId: string; readonly at: number };

  constructor(rows: readonly Row[], writer: { by: string; agentId: string; at: number }) {
    this.#writer = writer;
    for (const row of rows) {
      this.#rows.set(`${row.tbl}/${row.id}`, { data: row.data as never, fields: expand(row) });
    }
  }

  get<T extends TableName>(tbl: T, id: string): Stored<T> | undefined {
    return this.#rows.get(`${tbl}/${id}`) as Stored<T> | undefined;
  }

  apply(effects: readonly Effect[]): void {
    for (const { tbl, id, data } of effects) {
      const before = this.get(tbl, id);
      this.#rows.set(`${tbl}/${id}`, data === null ? undefined : { data, fields: this.#restamp(before, data) });
    }
  }

  #restamp(before: Stored<TableName> | undefined, data: object): Record<string, FieldVersion> {
    const mine = { version: Number.MAX_SAFE_INTEGER, ...this.#writer };
    const old = flat(before?.data ?? {});
    const now = flat(data);
    const gone = Object.keys(old).filter((field) => !(field in now));
    return Object.fromEntries(
      [...Object.entries(now), ...gone.map((field) => [field, undefined] as const)].map(([field, value]) => {
        const kept = before?.fields[field];
        return [field, kept && JSON.stringify(old[field]) === JSON.stringify(value) ? kept : mine];
      }),
    );
  }
}

/** Locks rows in one order, (tbl, id): two that lock all they need in one call never wait for each other in a circle. */
export async function lockRows(tx: Tx, keys: readonly Key[]): Promise<Row[]> {
  if (keys.length === 0) return [];
  const tables = keys.map(({ tbl }) => tbl);
  const ids = keys.map(({ id }) => id);
  const { rows } = await sql<Row>`
    select d.tbl, d.id, d.data, d.fv from doc d
    where (d.tbl, d.id) in (select k.tbl, k.id from unnest(${tables}::text[], ${ids}::text[]) k (tbl, id))
    order by d.tbl, d.id for update of d`.execute(tx);
  return rows;
}
