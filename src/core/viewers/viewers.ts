import type { Viewer } from '#shared/contract/app/viewers.ts';
import { ViewersEvent, type ShowRequest } from '#shared/contract/team/live.ts';
import { readJson } from '#shared/kernel/json.ts';
import { SECOND } from '#shared/kernel/time.ts';
import { trimOldest } from '#shared/kernel/trim-oldest.ts';
import type { Clock } from '../kernel/ports.ts';

/** What the line to the hub says of itself and of colleagues. */
export type LiveWord =
  { readonly type: 'open' } | { readonly type: 'viewers'; readonly data: string } | { readonly type: 'end' };

export type Told = { readonly ticketId: string; readonly viewers: Viewer[] };

type Shown = Pick<ShowRequest, 'ticketId' | 'doing'>;

type ViewersDeps = {
  readonly clock: Clock;
  readonly deviceId: string;
  /** One call to the hub; may fail. */
  readonly ask: (method: 'POST', path: string, body: unknown) => Promise<unknown>;
  readonly nameOf: (agentId: string) => string;
  readonly announce: (told: Told) => void;
};

const REPEAT_MS = 15 * SECOND;
const PACE_MS = SECOND;
const MAX_TICKETS = 200;
const WINDOW_MS = 25 * SECOND;
const MAX_WINDOWS = 50;
const NOTHING: Shown = { ticketId: null, doing: 'viewing' };
const PATH = '/live/v1/show';

const nothing = (): void => undefined;

/**
 * Colleagues who have the same ticket open. Invariants:
 * 1. While a ticket is shown and the hub is reached, the hub hears it at once, at most once a second, and again every 15 s.
 * 2. Nothing is stored: without the line nobody is known, and whoever was is announced as gone.
 * 3. At most 200 tickets are known; after `stop` nothing happens any more.
 * 4. Of several windows that show a ticket the hub hears of the one that replies, else of the one that changed last; a window
 *    that has not repeated its word for 25 s shows nothing.
 */
export class Viewers {
  readonly #deps: ViewersDeps;
  readonly #known = new Map<string, Viewer[]>();
  /** By window, the one that changed last at the end. */
  readonly #windows = new Map<string, Shown & { heardAt: number }>();
  #shown = NOTHING;
  #isOpen = false;
  #isStopped = false;
  #sentAt = Number.NEGATIVE_INFINITY;
  #cancelSend = nothing;
  #cancelExpiry = nothing;

  constructor(deps: ViewersDeps) {
    this.#deps = deps;
  }

  /** What one window shows now. */
  show({ windowId, ticketId, doing }: Shown & { readonly windowId: string }): void {
    if (this.#isStopped) return;
    const before = this.#windows.get(windowId);
    const heardAt = this.#deps.clock.monotonic();
    if (before && isSame(before, { ticketId, doing })) before.heardAt = heardAt;
    else {
      this.#windows.delete(windowId);
      if (ticketId !== null) this.#windows.set(windowId, { ticketId, doing, heardAt });
    }
    trimOldest(this.#windows, MAX_WINDOWS);
    this.#choose();
  }

  of(ticketId: string): Viewer[] {
    return this.#known.get(ticketId) ?? [];
  }

  heard(word: LiveWord): void {
    if (this.#isStopped) return;
    if (word.type === 'viewers') this.#learn(word.data);
    else this.#lineIs(word.type === 'open');
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelSend();
    this.#cancelExpiry();
  }

  /** What the desk as a whole shows, without windows that have fallen silent. */
  #choose(): void {
    const { clock } = this.#deps;
    const last = clock.monotonic() - WINDOW_MS;
    for (const [id, { heardAt }] of this.#windows) if (heardAt <= last) this.#windows.delete(id);
    const windows = [...this.#windows.values()];
    const chosen = windows.findLast(({ doing }) => doing === 'replying') ?? windows.at(-1) ?? NOTHING;
    const before = this.#shown;
    this.#shown = { ticketId: chosen.ticketId, doing: chosen.doing };
    this.#cancelExpiry();
    this.#cancelExpiry = nothing;
    if (windows.length > 0) {
      const oldest = Math.min(...windows.map(({ heardAt }) => heardAt));
      this.#cancelExpiry = clock.after(oldest - last, () => this.#choose());
    }
    if (!isSame(before, this.#shown)) this.#sendSoon(0);
  }

  #lineIs(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#cancelSend();
    const known = [...this.#known.keys()];
    this.#known.clear();
    for (const ticketId of known) this.#deps.announce({ ticketId, viewers: [] });
    if (isOpen && this.#shown.ticketId !== null) this.#sendSoon(0);
  }

  #sendSoon(delayMs: number): void {
    this.#cancelSend();
    if (!this.#isOpen || this.#isStopped) return;
    const pace = this.#sentAt + PACE_MS - this.#deps.clock.monotonic();
    this.#cancelSend = this.#deps.clock.after(Math.max(0, delayMs, pace), () => this.#send());
  }

  #send(): void {
    const { ask, clock, deviceId } = this.#deps;
    this.#sentAt = clock.monotonic();
    // Whatever becomes of it: a word that was lost is said again.
    ask('POST', PATH, { device: deviceId, ...this.#shown }).catch(nothing);
    if (this.#shown.ticketId !== null) this.#sendSoon(REPEAT_MS);
  }

  #learn(data: string): void {
    const event = ViewersEvent.safeParse(readJson(data));
    if (!event.success) return;
    const { ticketId } = event.data;
    const viewers = event.data.viewers.map((viewer) => ({ ...viewer, name: this.#deps.nameOf(viewer.agentId) }));
    this.#known.delete(ticketId);
    if (viewers.length > 0) this.#known.set(ticketId, viewers);
    trimOldest(this.#known, MAX_TICKETS);
    this.#deps.announce({ ticketId, viewers });
  }
}

const isSame = (a: Shown, b: Shown): boolean => a.ticketId === b.ticketId && a.doing === b.doing;
