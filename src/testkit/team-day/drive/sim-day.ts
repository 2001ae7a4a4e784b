import type { LoadReport } from '#shared/contract/team/contacts.ts';
import {
  instantLoad,
  occupancyOf,
  OCCUPANCY_WINDOW_MS,
  type Capacity,
  type Held,
  type SpanKind,
  type Stretch,
} from '#shared/domain/load/index.ts';
import { HOUR } from '#shared/kernel/time.ts';
import type { SimClock } from './sim-clock.ts';

type Deps = { readonly clock: SimClock; readonly capacity: Capacity; readonly recoverMs: number };

/** What somebody has done so far, as their desk would have written it down; moments of the day. */
export class SimDay {
  readonly #deps: Deps;
  readonly #stretches: Stretch[] = [];
  readonly #hardAt: number[] = [];
  #kind: SpanKind = 'offline';
  #sinceAt: number;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#sinceAt = deps.clock.at();
  }

  set(kind: SpanKind): void {
    if (kind === this.#kind) return;
    const now = this.#deps.clock.at();
    if (now > this.#sinceAt) this.#stretches.push({ kind: this.#kind, fromAt: this.#sinceAt, toAt: now });
    [this.#kind, this.#sinceAt] = [kind, now];
  }

  hard(): void {
    this.#hardAt.push(this.#deps.clock.at());
  }

  /** Of the whole day. */
  occupancy(): { readonly busyMs: number; readonly baseMs: number } {
    const now = this.#deps.clock.at();
    return occupancyOf(this.#all(now), now, now);
  }

  /** As the hub is told: what a lead reads of an hour is an hour of this day. */
  report(held: readonly Held[]): Omit<LoadReport, 'shiftEndsAt' | 'reliefAt'> {
    const { clock, capacity, recoverMs } = this.#deps;
    const now = clock.at();
    const { load, interruptible } = instantLoad(held, capacity);
    const { share, baseMs } = occupancyOf(this.#all(now), now);
    const share100 = (cost: number): number => Math.min(1000, Math.round((cost * 100) / capacity.total));
    const recoversAt = (this.#hardAt.at(-1) ?? Number.NEGATIVE_INFINITY) + recoverMs;
    return {
      load: share100(load),
      interruptible: share100(interruptible),
      occupancy: share,
      baseMs: Math.min(OCCUPANCY_WINDOW_MS, Math.round(baseMs)),
      hard: Math.min(100, this.#hardAt.filter((at) => now - at <= HOUR).length),
      recoversUntilAt: recoversAt > now ? clock.realOf(recoversAt) : null,
    };
  }

  #all(now: number): Stretch[] {
    return [...this.#stretches, { kind: this.#kind, fromAt: this.#sinceAt, toAt: Math.max(now, this.#sinceAt) }];
  }
}
