import type Database from 'better-sqlite3';
import type { Db, WritableDb } from '../db/types.ts';

/** The writes of one open file. Errors come as the library throws them. */
export function transactionsOf(raw: Database.Database, writer: WritableDb): Pick<Db, 'write' | 'settle'> {
  // The level cannot be changed inside a transaction.
  const durability = (level: 'NORMAL' | 'FULL'): unknown => raw.pragma(`synchronous = ${level}`);
  const end = (how: 'commit' | 'rollback'): void => {
    try {
      if (raw.inTransaction) raw.exec(how);
    } finally {
      if (raw.inTransaction) raw.exec('rollback');
      durability('FULL');
    }
  };
  let isStretching = false;
  const settle = (): void => {
    if (!isStretching) return;
    isStretching = false;
    end('commit');
  };
  const stretch = <T>(work: (db: WritableDb) => T): T => {
    if (!isStretching) {
      durability('NORMAL');
      isStretching = true;
    }
    try {
      if (!raw.inTransaction) raw.exec('begin immediate');
      return work(writer);
    } catch (error) {
      isStretching = false;
      end('rollback');
      throw error;
    }
  };
  const whole = <T>(work: (db: WritableDb) => T, isDurable: boolean): T => {
    if (isDurable) return raw.transaction(() => work(writer)).immediate();
    durability('NORMAL');
    try {
      return raw.transaction(() => work(writer)).immediate();
    } finally {
      durability('FULL');
    }
  };
  return {
    settle,
    write: (work, options) => {
      if (options?.stretch === 'opens' || (options?.stretch === 'joins' && isStretching)) return stretch(work);
      settle();
      return whole(work, options?.isDurable !== false);
    },
  };
}
