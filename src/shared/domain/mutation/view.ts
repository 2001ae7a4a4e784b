import type { Role } from '../role.ts';
import type { Entity, TableName } from '../tables.ts';

/** Who last wrote a field, and in which hub version. */
export type FieldVersion = {
  readonly version: number;
  readonly by: string;
  readonly agentId: string | null;
  readonly at: number;
};

/** A row as a rule sees it. Only the hub knows field versions; on a desk the map is empty and nothing can clash. */
export type Stored<T extends TableName> = {
  readonly data: Entity[T];
  readonly fields: Readonly<Record<string, FieldVersion>>;
};

export type View = {
  get<T extends TableName>(tbl: T, id: string): Stored<T> | undefined;
};

/** Who writes, from where, and when (hub time on the hub, desk time on the desk). */
export type WriteContext = {
  readonly agentId: string;
  readonly role: Role;
  /** The teams whose procedures they hold, sorted: on the hub by their scope, on a desk by its parts. Left out: none. */
  readonly teamIds?: readonly string[];
  /** What stands in `FieldVersion.by`: the writing device, so that one's own earlier edit is never a conflict. */
  readonly writer: string;
  readonly now: number;
  /** The next ticket number; only the hub counts, so a desk has none. */
  readonly nextNumber?: () => number;
};

/** The whole new row, or null to delete it. */
export type Effect =
  | { [T in TableName]: { tbl: T; id: string; data: Entity[T] | null } }[TableName]
  | { tbl: TableName; id: string; data: null };
