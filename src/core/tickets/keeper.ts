import type { PromiseBook } from '#shared/domain/sla.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import { getMeta, setMeta } from '../db/meta.ts';
import type { Db } from '../db/types.ts';
import { bookMark, bookOf } from '../directory/index.ts';
import { changeSet, type Changes } from '../kernel/changes.ts';
import type { Clock } from '../kernel/ports.ts';
import {
  crossedBetween,
  FIRST,
  isLoading,
  nextMoment,
  placeAfter,
  staleAmong,
  staleTickets,
  unfinishedAfter,
  wakers,
  type Place,
} from './keeper-queries.ts';
import { workOutDue } from './promises.ts';
import { forgetUndo, hasUndo } from './undo.ts';

type KeeperDeps = { readonly db: Db; readonly clock: Clock; readonly announce: (changes: Changes) => void };

/** Between two slices everything else gets its turn. */
const BETWEEN_SLICES_MS = 5;
/** While a part loads its pages come first. */
const WHILE_LOADING_MS = SECOND;
/** The longest sleep of the timer: a machine that slept, or a clock that was set, is noticed after it. */
const MAX_WAIT_MS = MINUTE;
/** Everything here can be worked out again. */
const LOOSE = { isDurable: false, stretch: 'joins' } as const;

const nothing = (): void => undefined;

/**
 * Keeps what is worked out about tickets level with them, and says when time alone changes what a list shows. Invariants:
 * 1. Whoever hears of a change that names a ticket finds its promise worked out already.
 * 2. Everything else is worked out in slices while nothing else is to be done, and goes on after a restart.
 * 3. A promise that comes to be at risk or broken, and a sleep that ends, are announced when it happens.
 * 4. What can be taken back of tickets that have left this desk is forgotten with them.
 * 5. Without promises and sleepers there is no timer; after `stop` nothing happens any more.
 */
export class Keeper {
  readonly #deps: KeeperDeps;
  #book: PromiseBook | undefined;
  /** Where the look at every unfinished ticket has got to; null: none is under way. */
  #sweep: Place | null = null;
  #seenAt: number;
  #cancelSlice: (() => void) | null = null;
  #cancelTimer = nothing;
  #isStopped = false;

  constructor(deps: KeeperDeps) {
    const { db, clock } = deps;
    this.#deps = deps;
    this.#seenAt = clock.now();
    db.onTakenBack(() => {
      this.#takenBack();
    });
    this.#forgetUndo(null);
    this.#wake();
    if (db.read((tx) => (getMeta(tx, 'promises') ?? bookMark(tx)) !== bookMark(tx))) this.#sweepAll();
    if (db.read(staleTickets).length > 0) this.#slices(BETWEEN_SLICES_MS);
    this.#wait();
  }

  /** To be told of changes before anybody else. */
  noticed(changes: Changes): void {
    if (this.#isStopped) return;
    const { db } = this.#deps;
    if (changes.has('policy') || changes.has('calendar')) {
      this.#book = undefined;
      if (db.read((tx) => getMeta(tx, 'promises') !== bookMark(tx))) this.#sweepAll();
    }
    if (changes.has('customer')) this.#ofCustomers(changes.get('customer') ?? null);
    if (changes.has('ticket')) this.#ofTickets(changes.get('ticket') ?? null);
  }

  /** What was worked out may be gone with a transaction it shared; where it got to must not be taken for done. */
  #takenBack(): void {
    if (this.#isStopped) return;
    this.#book = undefined;
    if (this.#deps.db.read((tx) => getMeta(tx, 'promises') !== bookMark(tx))) this.#sweep = FIRST;
    this.#slices(BETWEEN_SLICES_MS);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelSlice?.();
    this.#cancelTimer();
  }

  /** Copies of what has left this desk do not stay behind. */
  #forgetUndo(ids: ReadonlySet<string> | null): void {
    const { db, clock } = this.#deps;
    if (!db.read(hasUndo)) return;
    db.write((tx) => {
      forgetUndo(tx, clock.now(), ids && [...ids]);
    }, LOOSE);
  }

  #ofTickets(ids: ReadonlySet<string> | null): void {
    this.#forgetUndo(ids);
    if (ids === null) this.#slices(BETWEEN_SLICES_MS);
    else this.#workOut(this.#deps.db.read((tx) => staleAmong(tx, ids)));
    this.#tell(this.#wake());
    this.#wait();
  }

  /** Another tier may be promised something else. */
  #ofCustomers(ids: ReadonlySet<string> | null): void {
    if (ids === null) {
      this.#sweepAll();
      return;
    }
    this.#deps.db.write((tx) => {
      for (const id of ids) {
        tx.run(`update ticket set is_due_stale = 1 where customer_id = ? and status in ('open', 'pending')`, [id]);
      }
    }, LOOSE);
    this.#slices(BETWEEN_SLICES_MS);
  }

  /** @returns the tickets that have another promise now. */
  #workOut(ids: readonly string[]): string[] {
    if (ids.length === 0) return [];
    const book = (this.#book ??= this.#deps.db.read(bookOf));
    return this.#deps.db.write((tx) => ids.filter((id) => workOutDue(tx, book, id)), LOOSE);
  }

  #tell(ids: readonly string[]): void {
    const changed = changeSet();
    for (const id of ids) changed.add('ticket', id);
    this.#deps.announce(changed.changes);
  }

  /** Marked as begun, so that a restart begins again. */
  #sweepAll(): void {
    this.#deps.db.write((tx) => {
      setMeta(tx, 'promises', '');
    }, LOOSE);
    this.#sweep = FIRST;
    this.#slices(BETWEEN_SLICES_MS);
  }

  #slices(delayMs: number): void {
    if (this.#cancelSlice || this.#isStopped) return;
    this.#cancelSlice = this.#deps.clock.after(delayMs, () => {
      this.#cancelSlice = null;
      if (this.#deps.db.read(isLoading)) this.#slices(WHILE_LOADING_MS);
      else if (this.#slice()) this.#slices(BETWEEN_SLICES_MS);
      else this.#wait();
    });
  }

  /** One slice of what is left; @returns whether there is more. */
  #slice(): boolean {
    const { db } = this.#deps;
    const stale = db.read(staleTickets);
    if (stale.length > 0) {
      this.#tell(this.#workOut(stale));
      return true;
    }
    const place = this.#sweep;
    if (place === null) return false;
    const found = db.read((tx) => unfinishedAfter(tx, place));
    this.#tell(this.#workOut(found.map(({ id }) => id)));
    this.#sweep = placeAfter(place, found.at(-1));
    if (this.#sweep !== null) return true;
    db.write((tx) => {
      setMeta(tx, 'promises', bookMark(tx));
    }, LOOSE);
    return false;
  }

  #wake(): string[] {
    const { db, clock } = this.#deps;
    const now = clock.now();
    const ids = db.read((tx) => wakers(tx, now));
    if (ids.length === 0) return [];
    db.write((tx) => {
      for (const id of ids) tx.run('update ticket set woken_at = snoozed_until_at where id = ?', [id]);
    }, LOOSE);
    return ids;
  }

  /** What time has changed since it was last looked at. */
  #passed(): void {
    const { db, clock } = this.#deps;
    const now = clock.now();
    const crossed = db.read((tx) => crossedBetween(tx, Math.min(this.#seenAt, now), now));
    this.#seenAt = now;
    this.#tell([...crossed, ...this.#wake()]);
  }

  #wait(): void {
    const { db, clock } = this.#deps;
    this.#cancelTimer();
    this.#cancelTimer = nothing;
    const at = this.#isStopped ? null : db.read((tx) => nextMoment(tx, this.#seenAt));
    if (at === null) return;
    const delayMs = Math.min(MAX_WAIT_MS, Math.max(0, at - clock.now()));
    this.#cancelTimer = clock.after(delayMs, () => {
      this.#passed();
      this.#wait();
    });
  }
}
