import type { Entity, TableName } from '#shared/domain/tables.ts';
import type { ReadableDb, Value, WritableDb } from './types.ts';

export type Versioned<T extends TableName> = { readonly data: Entity[T]; readonly ver: number };

/** How one replicated entity lies in its table. A domain describes its own; `replica` puts them together. */
export type ReplicaTable<T extends TableName = TableName> = {
  readonly name: T;
  get(db: ReadableDb, id: string): Versioned<T> | undefined;
  version(db: ReadableDb, id: string): number | undefined;
  put(db: WritableDb, entity: Entity[T], ver: number): void;
  remove(db: WritableDb, id: string): void;
};

export type Row = Readonly<Record<string, Value>>;

type Mapping<T extends TableName> = {
  readonly name: T;
  /** Without `id` and `ver`. */
  readonly columns: readonly string[];
  toRow(entity: Entity[T]): readonly Value[];
  /** Trusts the row: everything in the table went through the entity's schema. */
  fromRow(row: Row): Entity[T];
};

export function replicaTable<T extends TableName>(mapping: Mapping<T>): ReplicaTable<T> {
  const { name, columns } = mapping;
  const all = ['id', ...columns, 'ver'];
  const select = `select ${all.join(', ')} from ${name} where id = ?`;
  const places = all.map(() => '?').join(', ');
  const updates = all.slice(1).map((column) => `${column} = excluded.${column}`);
  const upsert = `insert into ${name} (${all.join(', ')}) values (${places}) on conflict (id) do update set ${updates.join(', ')}`;
  return {
    name,
    get: (db, id) => {
      const row = db.get<Row>(select, [id]);
      return row && { data: mapping.fromRow(row), ver: Number(row['ver']) };
    },
    version: (db, id) => db.get<{ ver: number }>(`select ver from ${name} where id = ?`, [id])?.ver,
    put: (db, entity, ver) => {
      db.run(upsert, [entity.id, ...mapping.toRow(entity), ver]);
    },
    remove: (db, id) => {
      db.run(`delete from ${name} where id = ?`, [id]);
    },
  };
}

export const json = (value: unknown): string => JSON.stringify(value);
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the column's mapper knows what it wrote
export const parsed = <V>(text: Value | undefined): V => JSON.parse(text as string) as V;
