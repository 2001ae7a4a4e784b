import type { IndexProgress } from '#shared/contract/app/search.ts';
import type { Db } from '../db/types.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import { isMuchBehind, progressOf } from './progress.ts';
import { createVocabulary, hasDirty, indexSlice, type Vocabulary } from './slice.ts';
import { createUpkeep } from './upkeep.ts';

/**
 * Works off what triggers have noted. Invariants:
 * 1. A slice takes about `SLICE_MS` and is one transaction with the notes it works off: stopped anywhere, nothing is lost
 *    and nothing is done twice.
 * 2. While rows keep coming in it waits for a pause, but not longer than `MAX_WAIT_MS`: edits and pages go first.
 * 3. Nothing runs after `stop`, and no timer is left.
 */
export type Indexer = {
  /** Rows have changed. */
  wake(): void;
  stop(): void;
};

export type IndexerDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly onProgress: (progress: IndexProgress) => void;
};

const SLICE_MS = 16;
const PAUSE_MS = 60;
/** While a part loads, rows come in with longer pauses: they are wanted in the lists first. */
const LOADING_PAUSE_MS = 400;
const MAX_WAIT_MS = 1000;
const ANNOUNCE_MS = 500;
const FEWEST = 20;
const MOST = 400;
/** What an index lost can be built again: it need not wait for the disk. */
const LOOSE = { isDurable: false, stretch: 'opens' } as const;
/** After a slice has failed: the next must not take back what others have written. */
const ALONE = { isDurable: false } as const;
/** A commit writes a piece of the full-text index: a few slices share one. An edit that ends it early waits for as many. */
const SLICES_TO_COMMIT = 16;

/** Says how far it is, now and then, while there is much to do; and once at the end. */
function createAnnouncer({ db, clock, onProgress }: IndexerDeps): (isEnd: boolean) => void {
  let announcedAt = Number.NEGATIVE_INFINITY;
  let wasBuilding = false;
  return (isEnd) => {
    const now = clock.monotonic();
    if (isEnd ? !wasBuilding : now - announcedAt < ANNOUNCE_MS) return;
    const progress = db.read(progressOf);
    if (progress.isBuilding || wasBuilding) onProgress(progress);
    wasBuilding = progress.isBuilding;
    announcedAt = now;
  };
}

/** Slices of work, each of a size the last one has shown to be right; true while there is more. */
type Slicer = { slice(): boolean; settle(): void; failed(): void };

function createSlicer({ db, clock }: IndexerDeps, vocabulary: Vocabulary): Slicer {
  let size = 100;
  let unsettled = 0;
  let hasFailed = false;
  const settle = (): void => {
    if (unsettled > 0) db.settle();
    unsettled = 0;
  };
  const slice = (): boolean => {
    const began = clock.monotonic();
    const isLate = (): boolean => clock.monotonic() - began >= SLICE_MS / 2;
    const taken = db.write((tx) => indexSlice(tx, { limit: size, isLate, vocabulary }), hasFailed ? ALONE : LOOSE);
    hasFailed = false;
    const tookMs = clock.monotonic() - began;
    const factor = tookMs <= 0 ? 2 : Math.min(2, SLICE_MS / tookMs);
    if (taken > 0) size = Math.round(Math.min(MOST, Math.max(FEWEST, size * factor)));
    unsettled += 1;
    if (taken === 0 || unsettled >= SLICES_TO_COMMIT) settle();
    return taken > 0;
  };
  const failed = (): void => {
    hasFailed = true;
    unsettled = 0;
  };
  return { slice, settle, failed };
}

/** One timer at most; an earlier moment replaces a later one. */
function createTimer(clock: Clock, run: () => void): { by(delayMs: number): void; isSet(): boolean; stop(): void } {
  let cancel: (() => void) | undefined;
  let dueAt = 0;
  let isStopped = false;
  return {
    isSet: () => cancel !== undefined,
    by: (delayMs) => {
      const at = clock.monotonic() + delayMs;
      if (isStopped || (cancel && dueAt <= at)) return;
      cancel?.();
      dueAt = at;
      cancel = clock.after(delayMs, () => {
        cancel = undefined;
        run();
      });
    },
    stop: () => {
      isStopped = true;
      cancel?.();
      cancel = undefined;
    },
  };
}

export function startIndexer(deps: IndexerDeps): Indexer {
  const { db, clock, log } = deps;
  const vocabulary = createVocabulary();
  // Words it takes for written may be gone with a transaction it shared.
  db.onTakenBack(() => {
    vocabulary.forget();
  });
  const upkeep = createUpkeep(db, () => clock.monotonic(), vocabulary);
  const slicer = createSlicer(deps, vocabulary);
  const announce = createAnnouncer(deps);
  let wokenAt = Number.NEGATIVE_INFINITY;
  let workedAt = clock.monotonic();
  const isBusy = (now: number): boolean => {
    if (now - workedAt >= MAX_WAIT_MS) return false;
    return now - wokenAt < PAUSE_MS || (now - wokenAt < LOADING_PAUSE_MS && db.read(isMuchBehind));
  };
  const work = (): void => {
    const isMore = slicer.slice();
    workedAt = clock.monotonic();
    announce(!isMore);
    if (isMore || upkeep.step()) {
      timer.by(0);
      return;
    }
    const waitMs = upkeep.waitMs();
    if (waitMs !== undefined) timer.by(Math.max(waitMs, PAUSE_MS));
  };
  const timer = createTimer(clock, () => {
    const now = clock.monotonic();
    try {
      if (isBusy(now) && db.read(hasDirty)) {
        slicer.settle();
        timer.by(PAUSE_MS);
        return;
      }
      work();
    } catch (error) {
      // What the slice has learnt was taken back with it.
      vocabulary.forget();
      slicer.failed();
      // A full disk, most likely: what is behind stays noted, and is tried again with the next change.
      log.error('search.index', error);
    }
  });
  timer.by(PAUSE_MS);
  return {
    wake: () => {
      wokenAt = clock.monotonic();
      if (!timer.isSet()) workedAt = wokenAt;
      timer.by(PAUSE_MS);
    },
    stop: () => {
      timer.stop();
    },
  };
}
