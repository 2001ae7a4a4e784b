import type Database from 'better-sqlite3';
import type { Db, WritableDb } from '../db/types.ts';

/** In a savepoint, which costs a copy of every page it touches: a third of a first sync, and nothing for small writes. */
function apart<T>(raw: Database.Database, work: () => T): T {
  raw.exec('savepoint one');
  try {
    const result = work();
    raw.exec('release one');
    return result;
  } catch (error) {
    // With a full disk the library has taken back everything by itself.
    if (raw.inTransaction) raw.exec('rollback to one; release one');
    throw error;
  }
}

/** The writes of one open file. Errors come as the library throws them. */
export function transactionsOf(
  raw: Database.Database,
  writer: WritableDb,
): Pick<Db, 'write' | 'settle' | 'onTakenBack'> {
  // The level cannot be changed inside a transaction.
  const durability = (level: 'NORMAL' | 'FULL'): unknown => raw.pragma(`synchronous = ${level}`);
  const listeners: (() => void)[] = [];
  let isStretching = false;
  let isInside = false;
  const refuseInside = (): void => {
    if (isInside) throw new Error('a write inside a write that shares its transaction');
  };
  const finish = (): void => {
    isStretching = false;
    if (raw.inTransaction) raw.exec('rollback');
    durability('FULL');
  };
  const takenBack = (): void => {
    finish();
    for (const heard of listeners) heard();
  };
  const settle = (): void => {
    refuseInside();
    if (!isStretching) return;
    try {
      raw.exec('commit');
    } catch (error) {
      takenBack();
      throw error;
    }
    finish();
  };
  const begin = (): void => {
    durability('NORMAL');
    isStretching = true;
    try {
      raw.exec('begin immediate');
    } catch (error) {
      finish();
      throw error;
    }
  };
  const stretch = <T>(work: (db: WritableDb) => T, isJoining: boolean): T => {
    refuseInside();
    if (!isStretching) begin();
    isInside = true;
    let isWhole = isJoining;
    try {
      const result = isJoining ? apart(raw, () => work(writer)) : work(writer);
      isWhole = true;
      return result;
    } finally {
      isInside = false;
      if (!isWhole || !raw.inTransaction) takenBack();
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
    onTakenBack: (heard) => void listeners.push(heard),
    write: (work, options) => {
      if (options?.stretch === 'opens') return stretch(work, false);
      if (options?.stretch === 'joins' && isStretching) return stretch(work, true);
      settle();
      return whole(work, options?.isDurable !== false);
    },
  };
}
