import type { SpanKind } from '#shared/domain/load/index.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import type { Db, ReadableDb } from '../db/types.ts';
import { addSpan, dropOld, dropSpan, endSpan, moveSpans, spansBetween, type Span } from './spans.ts';

type Now = { readonly kind: SpanKind; readonly reason: string; readonly load: number };
type Open = Now & { readonly id: number; readonly fromAt: number; toAt: number };

/** What the hub can send again, or nobody misses for half a minute. */
const SOON = { isDurable: false } as const;
const AWAY: Now = { kind: 'away', reason: '', load: 0 };
/** Clocks are set by hand, and asked over a line. */
const NEARLY_MS = MINUTE;

const isSame = (a: Now, b: Now): boolean => a.kind === b.kind && a.reason === b.reason && a.load === b.load;

/**
 * What the agent does, written down as it changes. Invariants:
 * 1. Spans of one run of the desk follow on each other without gap or overlap, whatever is done to the clock.
 * 2. After an end without warning, what is missing is at most the time since the last `beat`.
 */
export class Ledger {
  readonly #db: Db;
  #open: Open | null = null;
  #firstId: number | null = null;
  #slept: { readonly id: number; readonly ms: number } | null = null;

  constructor(db: Db) {
    this.#db = db;
  }

  /** They do this from `at` on. @returns whether it is something else than before. */
  set(now: Now, at: number): boolean {
    const open = this.#open;
    if (open && isSame(open, now)) {
      open.toAt = Math.max(open.toAt, at);
      return false;
    }
    // Less than a second of anything is a change that was not over yet.
    const isBrief = open !== null && at >= open.fromAt && at - open.fromAt < SECOND;
    const fromAt = isBrief ? open.fromAt : at;
    const id = this.#db.write((tx) => {
      if (open && isBrief) dropSpan(tx, open.id);
      else if (open) endSpan(tx, open.id, at);
      return addSpan(tx, { ...now, fromAt, toAt: at });
    }, SOON);
    if (this.#firstId === null || (isBrief && this.#firstId === open.id)) this.#firstId = id;
    this.#open = { ...now, id, fromAt, toAt: at };
    return true;
  }

  /** Nothing is known from `at` on, until something is again. */
  end(at: number): void {
    const open = this.#open;
    this.#open = null;
    if (open) this.#db.write((tx) => endSpan(tx, open.id, at), SOON);
  }

  /** Puts on the disk how far the open span has come. */
  beat(): void {
    const open = this.#open;
    if (open) this.#db.write((tx) => endSpan(tx, open.id, open.toAt), SOON);
  }

  /** The machine slept, as it seems, and nobody was there. */
  slept(fromAt: number, toAt: number): void {
    this.set(AWAY, fromAt);
    if (this.#open) this.#slept = { id: this.#open.id, ms: toAt - fromAt };
  }

  /**
   * What this run has written lies wrong by so much. What takes back a sleep of just that length tells that it was none: somebody had set the
   * clock forward, and only what came after it lies wrong.
   */
  moved(byMs: number): void {
    if (this.#firstId === null || byMs === 0) return;
    this.beat();
    const slept = this.#slept !== null && Math.abs(byMs + this.#slept.ms) < NEARLY_MS ? this.#slept : null;
    const sinceId = slept ? slept.id + 1 : this.#firstId;
    this.#db.write((tx) => {
      if (slept) dropSpan(tx, slept.id);
      moveSpans(tx, sinceId, byMs);
    }, SOON);
    if (slept) this.#slept = null;
    if (this.#open && this.#open.id >= sinceId)
      this.#open = { ...this.#open, fromAt: this.#open.fromAt + byMs, toAt: this.#open.toAt + byMs };
    else if (slept && this.#open?.id === slept.id) this.#open = null;
  }

  /** With the open one as far as it has come. */
  since(db: ReadableDb, fromAt: number, now: number): Span[] {
    const open = this.#open;
    const kept = spansBetween(db, fromAt, now + 1);
    return open
      ? kept.map((span) => (span.fromAt === open.fromAt && span.kind === open.kind ? { ...span, toAt: now } : span))
      : kept;
  }

  /** What was kept of it is gone: the open span begins anew. */
  forgotten(): void {
    this.#open = null;
    this.#firstId = null;
  }

  tidy(now: number): void {
    this.#db.write((tx) => dropOld(tx, now), SOON);
  }
}
