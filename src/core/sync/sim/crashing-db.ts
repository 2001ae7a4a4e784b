import type { Db, ReadableDb, WritableDb } from '../../db/types.ts';

/** The process is gone; whoever still runs is a ghost of it. */
export class Gone extends Error {
  override readonly name = 'Gone';
}

/** A database whose process ends at a given statement: what was not committed is taken back, and nothing works any more. */
export type CrashingDb = Db & {
  /** From now; the statement itself is not run. */
  endAt(statements: number): void;
  end(): void;
  readonly isGone: boolean;
};

/** A transaction that was open ends with its process. */
function takeBack(db: Db): void {
  try {
    db.write(
      (tx) => {
        tx.exec('rollback');
        throw new Gone();
      },
      { isDurable: false, stretch: 'joins' },
    );
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
}

export function crashing(inner: Db): CrashingDb {
  let left = Infinity;
  let isGone = false;
  const tick = (): void => {
    left -= 1;
    if (left <= 0) throw new Gone();
  };
  const reader = (db: ReadableDb): ReadableDb => ({
    get: (sql, params) => (tick(), db.get(sql, params)),
    all: (sql, params) => (tick(), db.all(sql, params)),
  });
  const writer = (db: WritableDb): WritableDb => ({
    ...reader(db),
    run: (sql, params) => (tick(), db.run(sql, params)),
    exec: (sql) => {
      tick();
      db.exec(sql);
    },
  });
  const end = (): void => {
    if (isGone) return;
    isGone = true;
    takeBack(inner);
  };
  let depth = 0;
  const alive = <T>(work: () => T): T => {
    if (isGone) throw new Gone();
    depth += 1;
    let hasEnded = false;
    try {
      return work();
    } catch (error) {
      hasEnded = error instanceof Gone;
      throw error;
    } finally {
      depth -= 1;
      // Whoever reads inside a write ends with that write.
      if (hasEnded && depth === 0) end();
    }
  };
  return {
    read: (work) => alive(() => inner.read((db) => work(reader(db)))),
    write: (work, options) => alive(() => inner.write((db) => work(writer(db)), options)),
    settle: () => {
      alive(() => {
        inner.settle();
      });
    },
    onTakenBack: (heard) => {
      inner.onTakenBack(() => {
        if (!isGone) heard();
      });
    },
    checkpoint: () => {
      alive(() => {
        inner.checkpoint();
      });
    },
    isSound: () => inner.isSound(),
    slow: () => inner.slow(),
    close: () => undefined,
    endAt: (statements) => {
      left = statements;
    },
    end,
    get isGone() {
      return isGone;
    },
  };
}
