import type { Entity, TableName } from '#shared/domain/tables.ts';
import { json, parsed, replicaTable, type ReplicaTable, type Row } from './replica-table.ts';
import type { Value } from './types.ts';

/** An entity kept whole as JSON in `data`, with the columns its lists are found by beside it. */
export function documentTable<T extends TableName>(
  name: T,
  columns: Readonly<Record<string, (entity: Entity[T]) => Value>> = {},
): ReplicaTable<T> & { readonly fromRow: (row: Row) => Entity[T] } {
  const table = replicaTable<T>({
    name,
    columns: [...Object.keys(columns), 'data'],
    toRow: (entity) => [...Object.values(columns).map((value) => value(entity)), json(entity)],
    fromRow: (row) => parsed(row['data']),
  });
  return { ...table, fromRow: (row) => parsed(row['data']) };
}
