/** Rows that changed, by table: `ids`, or null for "too many to name". */
export type Changes = ReadonlyMap<string, ReadonlySet<string> | null>;

/** At most this many ids are named per table. */
export const MAX_NAMED = 200;

export type ChangeSet = {
  add(tbl: string, id: string): void;
  addAll(tbl: string): void;
  readonly changes: Changes;
};

export function changeSet(): ChangeSet {
  const tables = new Map<string, Set<string> | null>();
  return {
    changes: tables,
    add: (tbl, id) => {
      const known = tables.get(tbl);
      if (known === null) return;
      const ids = known ?? new Set<string>();
      ids.add(id);
      tables.set(tbl, ids.size > MAX_NAMED ? null : ids);
    },
    addAll: (tbl) => {
      tables.set(tbl, null);
    },
  };
}
