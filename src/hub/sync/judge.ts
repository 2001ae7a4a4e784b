import { decide, keysOf, rejected, type Effect, type Mutation, type Outcome } from '#shared/domain/mutation/index.ts';
import { queuePart, type Part } from '#shared/domain/part.ts';
import type { Notice } from '#shared/domain/notice.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import { LockedView, type lockRows } from './locked-view.ts';
import type { Incoming } from './read-wire.ts';

type Locked = Awaited<ReturnType<typeof lockRows>>;
type Court = {
  who: DevicePrincipal;
  now: number;
  rows: Locked;
  scope: readonly Part[];
  /** Hashes of files the writer may attach: a hash alone gives access to nothing. */
  files: ReadonlySet<string>;
};

/** Hashes of the files a mutation attaches. */
export const filesOf = (mutation: Mutation): string[] =>
  'message' in mutation ? (mutation.message?.attachments ?? []).map(({ sha256 }) => sha256) : [];

/** Decides the mutations of one push, one after the other, each on top of what the ones before it did. */
export class Judge {
  readonly effects: Effect[] = [];
  readonly #court: Court;
  readonly #view: LockedView;
  /** Where each ticket stood when the push began: who moves a ticket away may still finish their sentence on it. */
  readonly #partAtStart: ReadonlyMap<string, Part>;

  constructor(court: Court) {
    const { who, now, rows } = court;
    this.#court = court;
    this.#view = new LockedView(rows, { by: who.deviceId, agentId: who.agentId, at: now });
    const tickets = rows.filter(({ tbl }) => tbl === 'ticket');
    this.#partAtStart = new Map(tickets.map(({ id, data }) => [id, queuePart(String(data['queueId']))]));
  }

  decide(incoming: Incoming): Outcome {
    const { outcome, effects } = this.#judge(incoming);
    const kept = outcome.status === 'rejected' ? this.#notice(incoming, outcome.code) : [];
    const all = [...effects, ...kept];
    this.#view.apply(all);
    this.effects.push(...all);
    return outcome;
  }

  #judge(incoming: Incoming): { outcome: Outcome; effects: readonly Effect[] } {
    if (!incoming.isReadable) return { outcome: rejected('invalid'), effects: [] };
    const { mutation, at } = incoming;
    if (!this.#isInScope(mutation) || !this.#holdsFiles(mutation)) return { outcome: rejected('scope'), effects: [] };
    const { who, now } = this.#court;
    const context = { agentId: who.agentId, role: who.role, writer: who.deviceId, now: Math.min(at, now) };
    return decide(mutation, this.#view, context);
  }

  #isInScope(mutation: Mutation): boolean {
    const tickets = keysOf(mutation).filter(({ tbl }) => tbl === 'ticket');
    return tickets.every(({ id }) => {
      const part = this.#partAtStart.get(id);
      return part === undefined || this.#court.scope.includes(part);
    });
  }

  #holdsFiles(mutation: Mutation): boolean {
    return filesOf(mutation).every((sha256) => this.#court.files.has(sha256));
  }

  #notice({ mid, words }: Incoming, reason: string): Effect[] {
    if (words === undefined) return [];
    const { who, now } = this.#court;
    const data = { id: `${who.deviceId}.${mid}`, agentId: who.agentId, reason, at: now, ...words } as Notice;
    return [{ tbl: 'notice', id: data.id, data }];
  }
}
