import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;
/** A database or a transaction: whatever reads. */
export type Reader = Db | Tx;

export type Store = {
  readonly db: Db;
  /** How the database behaves, for the log and for `readyz`. */
  readonly facts: {
    readonly kind: 'postgres' | 'pglite';
    readonly server: string;
    readonly epoch: () => Promise<string>;
  };
  /** Calls back with each new version, from whichever process committed it. The returned function ends it. */
  listen(heard: (version: number) => void): Promise<() => Promise<void>>;
  /** Tells every listener of a version. Commits do this by themselves. */
  notify(version: number): Promise<void>;
  /** Calls back with each word another process (or this one) said by `tellLive`: passing things, stored nowhere. */
  listenLive(heard: (word: string) => void): Promise<() => Promise<void>>;
  /** At most 7,999 bytes. */
  tellLive(word: string): Promise<void>;
  /** Writes a copy of the whole database into the data folder (PGlite on disk only); the path, or undefined. */
  dump(): Promise<string | undefined>;
  /** Dumps, then closes. */
  close(): Promise<void>;
};
