import { decide, type Mutation, type Stored, type View } from '#shared/domain/mutation/index.ts';
import type { Entity, TableName } from '#shared/domain/tables.ts';
import type { Row } from './rows.ts';

/** Rows in memory that the rules of the hub can be asked to change: what a demo tells of can then never disagree with them. */
export type HeldRows = {
  get<T extends TableName>(tbl: T, id: string): Entity[T] | undefined;
  put(row: Row): void;
  /** Throws when the rules refuse it. */
  write(mutation: Mutation, by: { agentId: string; at: number }): void;
  /** In the order in which they came; a changed row stays where it was. */
  all(): Row[];
};

export function holdRows(rows: readonly Row[]): HeldRows {
  const held = new Map<string, Row>();
  const put = (row: Row): void => void held.set(`${row.tbl} ${row.id}`, row);
  const get = <T extends TableName>(tbl: T, id: string) => held.get(`${tbl} ${id}`)?.data as Entity[T] | undefined;
  const view: View = {
    get: <T extends TableName>(tbl: T, id: string): Stored<T> | undefined => {
      const data = get(tbl, id);
      return data && { data, fields: {} };
    },
  };
  for (const row of rows) put(row);
  return {
    get,
    put,
    all: () => [...held.values()],
    write: (mutation, { agentId, at }) => {
      const role = get('agent', agentId)?.role ?? 'trainee';
      const { effects, outcome } = decide(mutation, view, { agentId, role, writer: agentId, now: at });
      if (outcome.status !== 'ok')
        throw new Error(`runs.json: ${mutation.name} of ${agentId} at ${at}: ${JSON.stringify(outcome)}`);
      for (const { tbl, id, data } of effects) if (data !== null) put({ tbl, id, data });
    },
  };
}
