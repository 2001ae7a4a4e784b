import type { z } from 'zod';
import { ShowRequest, type ViewersEvent } from '#shared/contract/team/live.ts';
import { AgentId } from '#shared/kernel/ids.ts';
import { readJson } from '#shared/kernel/json.ts';
import { Millis, SECOND } from '#shared/kernel/time.ts';
import type { Clock, Log } from '../kernel/ports.ts';

/**
 * Who has which ticket open. Invariants:
 * 1. Nothing is stored: it lives in the memory of every process of the hub, and dies 30 s after a desk's last word.
 * 2. A device has at most one ticket open; at most 10,000 devices are remembered.
 * 3. A change is told at most every 250 ms a ticket, only to agents who may hold the ticket at that moment, and never of themselves.
 */
export type Viewer = ViewersEvent['viewers'][number];

/** What one process tells all others, and itself. */
export const LiveWord = ShowRequest.extend({ agentId: AgentId, at: Millis });
export type LiveWord = z.infer<typeof LiveWord>;

type Open = {
  readonly ticketId: string;
  readonly agentId: string;
  doing: Viewer['doing'];
  sinceAt: number;
  heardAt: number;
};

type LiveDeps = {
  readonly clock: Clock;
  readonly log: Log;
  /** Agents who listen here now. */
  readonly listening: () => ReadonlySet<string>;
  readonly tell: (agentId: string, event: ViewersEvent) => void;
  /** Which of the agents may hold the ticket. */
  readonly holders: (ticketId: string, agentIds: readonly string[]) => Promise<readonly string[]>;
};

const LIFE_MS = 30 * SECOND;
const SWEEP_MS = 5 * SECOND;
const PACE_MS = 250;
const MAX_DEVICES = 10_000;
const NOBODY: readonly Viewer[] = [];

const without = (viewers: readonly Viewer[], agentId: string): Viewer[] =>
  viewers.filter((one) => one.agentId !== agentId);

export class Live {
  readonly #deps: LiveDeps;
  /** By device. */
  readonly #open = new Map<string, Open>();
  readonly #byTicket = new Map<string, Set<string>>();
  /** What was told last of tickets that somebody had open. */
  readonly #told = new Map<string, readonly Viewer[]>();
  readonly #changed = new Set<string>();
  #cancelPace: (() => void) | undefined;
  #cancelSweep: (() => void) | undefined;
  #isClosed = false;

  constructor(deps: LiveDeps) {
    this.#deps = deps;
  }

  /** A word from any process of the hub; what is not one is ignored. */
  heard(text: string): void {
    const word = LiveWord.safeParse(readJson(text));
    if (!word.success || this.#isClosed) return;
    const { device, agentId, ticketId, doing, at } = word.data;
    const before = this.#open.get(device);
    if (before && (before.ticketId !== ticketId || before.agentId !== agentId)) this.#leave(device, before);
    if (ticketId === null || (!before && this.#open.size >= MAX_DEVICES)) return;
    const here = this.#open.get(device);
    const sinceAt = here?.sinceAt ?? at;
    this.#open.set(device, { ticketId, agentId, doing, sinceAt, heardAt: this.#deps.clock.now() });
    this.#devicesOf(ticketId).add(device);
    if (here?.doing !== doing) this.#note(ticketId);
    this.#cancelSweep ??= this.#sweepLater();
  }

  /** Everybody who has the ticket open, but not `agentId`: one entry a person, whatever they do most. */
  viewersOf(ticketId: string, agentId: string): Viewer[] {
    return without(this.#present(ticketId), agentId);
  }

  /** Tickets that somebody has open, newest first. */
  tickets(limit: number): string[] {
    const newest = [...this.#open.values()].toSorted((a, b) => b.sinceAt - a.sinceAt);
    return [...new Set(newest.map(({ ticketId }) => ticketId))].slice(0, limit);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelPace?.();
    this.#cancelSweep?.();
  }

  #devicesOf(ticketId: string): Set<string> {
    const known = this.#byTicket.get(ticketId) ?? new Set<string>();
    this.#byTicket.set(ticketId, known);
    return known;
  }

  #present(ticketId: string): Viewer[] {
    const people = new Map<string, Viewer>();
    for (const device of this.#byTicket.get(ticketId) ?? []) {
      const open = this.#open.get(device);
      if (!open) continue;
      const other = people.get(open.agentId);
      const doing = other?.doing === 'replying' ? 'replying' : open.doing;
      const sinceAt = Math.min(open.sinceAt, other?.sinceAt ?? open.sinceAt);
      people.set(open.agentId, { agentId: open.agentId as Viewer['agentId'], doing, sinceAt });
    }
    return [...people.values()].toSorted((a, b) => a.sinceAt - b.sinceAt || (a.agentId < b.agentId ? -1 : 1));
  }

  #leave(device: string, { ticketId }: Open): void {
    this.#open.delete(device);
    const devices = this.#devicesOf(ticketId);
    devices.delete(device);
    if (devices.size === 0) this.#byTicket.delete(ticketId);
    this.#note(ticketId);
  }

  #note(ticketId: string): void {
    this.#changed.add(ticketId);
    this.#cancelPace ??= this.#deps.clock.after(PACE_MS, () => {
      this.#cancelPace = undefined;
      const tickets = [...this.#changed];
      this.#changed.clear();
      for (const ticket of tickets) this.#announce(ticket);
    });
  }

  #announce(ticketId: string): void {
    const before = this.#told.get(ticketId) ?? NOBODY;
    const now = this.#present(ticketId);
    if (now.length === 0) this.#told.delete(ticketId);
    else this.#told.set(ticketId, now);
    const concerned = [...this.#deps.listening()].filter(
      (agentId) => JSON.stringify(without(before, agentId)) !== JSON.stringify(without(now, agentId)),
    );
    if (concerned.length === 0) return;
    this.#deps.holders(ticketId, concerned).then(
      (holders) => {
        for (const agentId of holders) {
          this.#deps.tell(agentId, { ticketId: ticketId as never, viewers: without(now, agentId) });
        }
      },
      (cause: unknown) => this.#deps.log.error('viewers-not-told', cause),
    );
  }

  #sweepLater(): () => void {
    return this.#deps.clock.after(SWEEP_MS, () => {
      const oldest = this.#deps.clock.now() - LIFE_MS;
      for (const [device, open] of this.#open) if (open.heardAt <= oldest) this.#leave(device, open);
      this.#cancelSweep = this.#open.size > 0 && !this.#isClosed ? this.#sweepLater() : undefined;
    });
  }
}
