export type Value = string | number | null | Uint8Array;
export type Params = readonly Value[] | Readonly<Record<string, Value>>;

/**
 * Invariants:
 * 1. A reader cannot write: a statement that would change the file throws before it runs.
 * 2. `write` is one transaction: all of it, or, when `work` throws, nothing.
 * 3. A durable write is on the disk when `write` returns (`synchronous=FULL`); only rows the hub can send again may be
 *    written otherwise.
 */
// A query's author names the shape of its rows; nothing can check it against the SQL.
/* oxlint-disable typescript/no-unnecessary-type-parameters */
export type ReadableDb = {
  get<Row>(sql: string, params?: Params): Row | undefined;
  all<Row>(sql: string, params?: Params): Row[];
};
/* oxlint-enable typescript/no-unnecessary-type-parameters */

export type WritableDb = ReadableDb & {
  /** The number of rows changed. */
  run(sql: string, params?: Params): number;
  /** Several statements without parameters. */
  exec(sql: string): void;
};

export type WriteOptions = {
  readonly isDurable: boolean;
  /**
   * For writes that need not be durable. `opens`: the transaction stays open, see `Db.settle`; `joins`: becomes part of one
   * that is open, and is one of its own where none is.
   */
  readonly stretch?: 'opens' | 'joins';
};

/** `sql` is the text with its placeholders, never a value; times in ms. */
export type SlowStatement = {
  readonly sql: string;
  readonly count: number;
  readonly totalMs: number;
  readonly maxMs: number;
  readonly lastAt: number;
};

export type Db = {
  readonly read: <T>(work: (db: ReadableDb) => T) => T;
  readonly write: <T>(work: (db: WritableDb) => T, options?: WriteOptions) => T;
  /**
   * Ends the transaction that stretched writes share, if one is open: they are read at once and cost one commit together.
   * Any other write, `checkpoint` and `close` end it as well. One that opens and throws takes back all since the transaction was
   * begun, which is said to `onTakenBack`; one that joins takes back itself alone.
   */
  settle(): void;
  /** Calls back when stretched writes that had been done and read are taken back after all: one of them threw, or their commit failed. */
  onTakenBack(heard: () => void): void;
  /** Moves the write-ahead log into the file. */
  checkpoint(): void;
  /** Reads every page and index: false when something does not fit. Costs seconds on a large file. */
  isSound(): boolean;
  /** The statements that took long since the file was opened, in no order. */
  slow(): readonly SlowStatement[];
  close(): void;
};
