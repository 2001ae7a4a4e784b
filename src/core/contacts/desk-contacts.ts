import type { Agent } from '#shared/domain/agent.ts';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Db, WritableDb } from '../db/types.ts';
import type { Changes } from '../kernel/changes.ts';
import type { Desk } from '../kernel/desk.ts';
import type { Clock, Ids, Log } from '../kernel/ports.ts';
import { setMutation, ticketTable } from '../tickets/index.ts';
import { HubLine, type HubLineDeps, type LineWord } from './hub-line.ts';
import type { Own } from './kept.ts';
import { LiveContacts, type ContactNews, type Heard } from './live.ts';
import { presenceOf, saidPresence, sayPresence, type Presence } from './presence.ts';
import { correction } from './skew.ts';
import { viewOf } from './view.ts';

export type ContactsWorld = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly ids: Ids;
  readonly deviceId: string;
  readonly agent: () => Agent;
  readonly mutate: (mutations: readonly Mutation[], also: (tx: WritableDb) => void) => void;
  readonly writeLocal: Desk['writeLocal'];
  readonly announce: (news: ContactNews) => void;
  /** Whether a screen shows the desk. */
  readonly isAttended: () => boolean;
  readonly ask: (method: 'POST', path: string, body: unknown) => Promise<unknown>;
  readonly skewMs: () => number | null;
  /** What the agent does may be something else now. */
  readonly moved: () => void;
} & Pick<HubLineDeps, 'report' | 'hands'>;

/** Everything an open desk has to do with contacts. */
export class DeskContacts {
  readonly live: LiveContacts;
  readonly #world: ContactsWorld;
  readonly #line: HubLine;
  readonly #openedAt: number;
  #freeSinceAt = 0;
  #wasBusy = false;

  constructor(world: ContactsWorld) {
    this.#world = world;
    this.#openedAt = world.clock.now();
    const announce = (news: ContactNews): void => {
      this.#noteFree();
      world.announce(news);
      world.moved();
      this.#line.changed();
    };
    this.live = new LiveContacts({ ...world, announce, finishedBefore: (contactId) => this.#tellEnded(contactId) });
    this.#line = new HubLine({ ...world, live: this.live, presence: () => this.presence() });
  }

  /** Whoever has finished is available from then on, and not since the morning. */
  #noteFree(): void {
    const isBusy = this.live.all().some((kept) => this.live.mine(kept));
    if (this.#wasBusy && !isBusy) this.#freeSinceAt = this.#world.clock.now();
    this.#wasBusy = isBusy;
  }

  hear(event: CallEventInput, source: Own['source']): Heard {
    return this.live.hear(event, source);
  }

  /** What the line to the hub says. */
  heard(word: LineWord): void {
    this.#line.heard(word);
  }

  /** A screen shows the desk now. */
  attended(): void {
    this.#line.changed();
    this.#world.moved();
  }

  /** The hub is to hear at once of how the agent stands. */
  standsDifferently(): void {
    this.#line.changed();
  }

  /** Hub time minus desk time, ms, as far as it matters. */
  skew(): number {
    return correction(this.#world.skewMs());
  }

  /** Rows have changed, here or at the hub. */
  noticed(changes: Changes): void {
    this.live.noticed(changes);
    if (changes.has('ticket')) this.#assign();
  }

  /** Answered here, and not by the telephone: whoever takes what is being written answers its ticket, if nobody else does. */
  taken(contactId: string): void {
    const kept = this.live.get(contactId);
    if (!kept || this.live.life(kept).channel === 'phone') return;
    this.live.change(contactId, { assigns: true });
    this.#assign();
  }

  /** A ticket may come after the ring that is about it. */
  #assign(): void {
    const { db, clock, ids, agent } = this.#world;
    for (const kept of this.live.all().filter(({ own }) => own.assigns)) {
      const ticket = db.read((tx) => ticketTable.get(tx, viewOf(tx, kept, clock.now()).ticketId ?? ''));
      if (!ticket) continue;
      const fields = { assigneeId: agent().id };
      this.live.change(
        kept.id,
        { assigns: false },
        ticket.data.assigneeId === null ? setMutation(ticket, fields, ids) : [],
      );
    }
  }

  /** A contact that sleeps says nothing of its agent. @param hands those in hand, where they are known already. */
  presence(hands = this.#world.hands()): Presence {
    const mine = this.live
      .all()
      .filter((kept) => this.live.mine(kept) && hands.get(kept.id)?.isPaused !== true)
      .map((kept) => this.live.life(kept))
      .map(({ state, answeredAt, endedAt, ringingAt }) => ({
        isGoing: state !== 'ended',
        sinceAt: endedAt ?? answeredAt ?? ringingAt,
      }));
    const said = this.#world.db.read((tx) => saidPresence(tx, this.#openedAt));
    return presenceOf(said, mine, this.#freeSinceAt);
  }

  setPresence(state: 'available' | 'break' | 'offline', reason: string): void {
    const said = { state, reason, sinceAt: this.#world.clock.now() };
    this.#world.writeLocal((tx, changed) => {
      sayPresence(tx, said);
      changed.addAll('presence');
    });
    this.#world.moved();
    this.#line.changed();
  }

  /** The hub was away when the contact ended here. */
  #tellEnded(contactId: string | null): void {
    if (contactId !== null) void this.tellHub(contactId, 'end').catch(() => undefined);
  }

  /** Answered, declined or ended at the hub. @returns false when somebody else has it. May throw: the hub is not reached. */
  async tellHub(contactId: string, action: 'accept' | 'decline' | 'end'): Promise<boolean> {
    const { ask, deviceId } = this.#world;
    const reply = (await ask('POST', '/live/v1/contact', { device: deviceId, contactId, action })) as {
      isTaken: boolean;
    };
    return reply.isTaken;
  }

  stop(): void {
    this.#line.stop();
    this.live.stop();
  }
}
