import type { ContactWithCard } from '#shared/contract/app/contacts.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { CallEvent, type CallEventInput } from '#shared/domain/call-event.ts';
import { lifeOf, type ContactLife } from '#shared/domain/contact-life.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { isBlocked } from '#shared/domain/number/index.ts';
import { trimOldest } from '#shared/kernel/trim-oldest.ts';
import type { Db, WritableDb } from '../db/types.ts';
import { teamTable } from '../directory/index.ts';
import type { Changes } from '../kernel/changes.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import { callKey, callOf, isSame, isSwitch, ringsAnew } from './calls.ts';
import { Endings } from './endings.ts';
import { contactIdOf } from './ids.ts';
import { forgetKept, keepLine, loadKept, storeKept, untouchedBy, type Kept, type Own } from './kept.ts';
import { isWrappedUp, LateWords } from './late.ts';
import { LaterWrites, SOON } from './later.ts';
import { hasLostCustomer, isWrappedElsewhere, withoutPerson } from './meanwhile.ts';
import { ShedCount, type Shed } from './shed.ts';
import { correction } from './skew.ts';
import { onlyTicketOf } from './tickets.ts';
import { queueIn, viewOf, withCard } from './view.ts';
import { isMine } from './whose.ts';

export type Heard = { readonly taken: boolean; readonly reject: 'busy' | null };
export type ContactNews =
  | { readonly type: 'contact'; readonly data: ContactWithCard }
  | { readonly type: 'gone'; readonly contactId: string }
  | { readonly type: 'shed'; readonly shed: Shed };

type LiveDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly agent: () => Agent;
  readonly mutate: (mutations: readonly Mutation[], also: (tx: WritableDb) => void) => void;
  readonly announce: (news: ContactNews) => void;
  /** Something is still said of a contact of the hub that was finished with here. */
  readonly finishedBefore: (contactId: string | null) => void;
  /** Hub time minus desk time, ms; null: not known yet. */
  readonly skewMs: () => number | null;
};

/** Nobody works on more at once; an exchange that rings more often than that is out of order. */
const MAX_LIVE = 40;
/** With those that wait for their wrap-up. */
const MAX_KEPT = 400;
/** A line says what is new in a word; a call that says more than this repeats itself. */
const MAX_HEARD = 200;
/** Whoever rings and gives up may be written down a little later. */
const MAX_LEFT = 20;

/**
 * The contacts of one desk, from the first ring to the wrap-up. Invariants:
 * 1. Every event is taken, in whatever order and however often it comes; what a contact is follows from all of them together.
 * 2. The screen hears of it before the disk does: a card must not wait. What the agent has written is on the disk first.
 * 3. What has ended is written once, as `dueOf` says; what cannot be written now stays until it can.
 * 4. A contact of mine stays until it is wrapped up, also through a restart; any other goes with its end.
 * 5. After `stop` nothing happens any more.
 */
export class LiveContacts {
  readonly #deps: LiveDeps;
  readonly #kept = new Map<string, Kept>();
  readonly #left = new Map<string, Kept>();
  readonly #late: LateWords;
  readonly #later: LaterWrites;
  readonly #shed: ShedCount;
  readonly #endings: Endings;
  #finishing: string | null = null;
  #isStopped = false;

  constructor(deps: LiveDeps) {
    this.#deps = deps;
    this.#late = new LateWords(deps.clock);
    this.#later = new LaterWrites({ ...deps, kept: (contactId) => this.get(contactId) });
    this.#shed = new ShedCount(deps.clock, (shed) => deps.announce({ type: 'shed', shed }));
    this.#endings = new Endings({
      ...deps,
      skew: () => correction(deps.skewMs()),
      all: () => this.all(),
      life: (kept) => this.life(kept),
      saved: (kept) => this.#kept.set(kept.id, kept),
      forget: (contactId) => this.#forget(contactId),
      tell: (kept) => this.#tell(kept),
    });
    for (const kept of deps.db.read(loadKept)) this.#kept.set(kept.id, kept);
    if (this.#kept.size > 0) this.#endings.begin();
  }

  get shed(): Shed {
    return this.#shed.now;
  }

  /** So many events were left out before they came here. */
  noteShed(count: number): void {
    this.#shed.note(count);
  }

  all(): readonly Kept[] {
    return [...this.#kept.values()];
  }

  get(contactId: string): Kept | undefined {
    return this.#kept.get(contactId);
  }

  /** As it stood when it left the desk, for as long as somebody may still be asking about it. */
  left(contactId: string): Kept | undefined {
    return this.#left.get(contactId);
  }

  life(kept: Kept): ContactLife {
    return lifeOf(kept.heard, this.#deps.clock.now());
  }

  mine(kept: Kept): boolean {
    return this.#deps.db.read((db) => isMine(db, kept, this.life(kept), this.#deps.agent()));
  }

  hear(input: CallEventInput, source: Own['source']): Heard {
    if (this.#isStopped) return { taken: false, reject: null };
    const event = CallEvent.parse(input);
    const call = callKey(event, source);
    const known = this.all().findLast((kept) => callOf(kept) === call);
    if (known && !ringsAnew(known, this.life(known), event)) this.#add(known, event);
    else if (this.#isFinished(call, event)) this.#deps.finishedBefore(event.contactId);
    else if (event.type === 'hangup') this.#late.noteEnd(call, event);
    else return this.#begin(call, event, source);
    return { taken: true, reject: null };
  }

  /** What the agent has done, in one step with `mutations`; on the disk when this returns. */
  change(contactId: string, own: Partial<Own>, mutations: readonly Mutation[] = []): void {
    const kept = this.#kept.get(contactId);
    if (!kept) return;
    const next = { ...kept, own: { ...kept.own, ...own } };
    if (mutations.length === 0) this.#deps.db.write((tx) => storeKept(tx, next));
    else this.#deps.mutate(mutations, (tx) => storeKept(tx, next));
    this.#kept.set(contactId, next);
    this.#later.forget(contactId);
    this.#tell(next);
  }

  /** Finished with: written in one step with `mutations`, and gone from the desk. */
  finish(contactId: string, mutations: readonly Mutation[]): void {
    const kept = this.#kept.get(contactId);
    if (kept) this.#late.noteFinished(callOf(kept));
    this.#finishing = contactId;
    try {
      this.#deps.mutate(mutations, (tx) => forgetKept(tx, contactId));
    } finally {
      this.#finishing = null;
    }
    this.#drop(contactId);
  }

  /** It does not ring here any more, and nothing of it is written; what the agent has answered stays with them. */
  withdraw(contactId: string): void {
    const kept = this.#kept.get(contactId);
    if (kept && !this.mine(kept)) this.#forget(contactId);
  }

  /** Rows have changed: what was finished with at another desk leaves, and who was erased is in nothing that is kept here. */
  noticed(changes: Changes): void {
    const { db } = this.#deps;
    for (const kept of this.all()) {
      if (kept.id === this.#finishing) continue;
      const hasEnded = this.life(kept).state === 'ended';
      if (hasEnded && db.read((tx) => isWrappedElsewhere(tx, kept, changes))) this.#forget(kept.id);
      else if (db.read((tx) => hasLostCustomer(tx, kept, changes))) this.#forgetPerson(kept);
    }
  }

  #forgetPerson(kept: Kept): void {
    const bare = this.#deps.db.write((tx) => {
      const without = withoutPerson(tx, kept);
      storeKept(tx, without);
      return without;
    });
    this.#kept.set(kept.id, bare);
    this.#tell(bare);
  }

  stop(): void {
    this.#isStopped = true;
    this.#endings.stop();
    this.#shed.stop();
    this.#later.flush();
  }

  #forget(contactId: string): void {
    this.#deps.db.write((tx) => forgetKept(tx, contactId), SOON);
    this.#drop(contactId);
  }

  /** A late word of a contact that was finished with: of this exchange a moment ago, or of the hub from before the wrap-up. */
  #isFinished(call: string, event: CallEvent): boolean {
    return this.#late.wasFinished(call) || this.#deps.db.read((db) => isWrappedUp(db, event.contactId));
  }

  #begin(call: string, event: CallEvent, source: Own['source']): Heard {
    if (this.#isBlocked(event)) return { taken: true, reject: 'busy' };
    const going = this.all().filter((kept) => this.life(kept).state !== 'ended').length;
    if (going >= MAX_LIVE || this.#kept.size >= MAX_KEPT) {
      this.noteShed(1);
      return { taken: true, reject: null };
    }
    const ended = this.#late.takeEnd(call);
    const heard = ended ? [event, ended] : [event];
    const kept: Kept = {
      id: event.contactId ?? contactIdOf(event, this.#deps.agent().id),
      heard,
      own: untouchedBy(source),
    };
    this.#follow(kept, event);
    return { taken: true, reject: null };
  }

  #isBlocked(event: CallEvent): boolean {
    return this.#deps.db.read((db) => {
      const { contacts } = teamTable.get(db, 'team')?.data ?? {};
      return isBlocked(contacts, { ...event, queueId: queueIn(db, event) });
    });
  }

  #add(kept: Kept, event: CallEvent): void {
    if (kept.heard.some((one) => isSame(one, event)) && event.type !== 'line' && !isSwitch(event)) return;
    const others = event.type === 'line' ? kept.heard.filter(({ type }) => type !== 'line') : kept.heard;
    if (others.length >= MAX_HEARD && event.type !== 'hangup') return this.noteShed(1);
    this.#follow({ ...kept, heard: [...others, event] }, event);
  }

  /** What an event brings with it. */
  #follow(kept: Kept, event: CallEvent): void {
    this.#kept.set(kept.id, event.type === 'answer' ? this.#withTicket(kept) : kept);
    const { text, speaker } = event;
    if (event.type === 'line' && text !== null && speaker !== null) {
      this.#deps.db.write((tx) => keepLine(tx, kept.id, { at: event.at, speaker, text }), SOON);
    }
    const now = this.#kept.get(kept.id) ?? kept;
    if (!this.#endings.settle(now)) {
      this.#tell(now);
      this.#later.soon(now.id);
    }
    this.#endings.watch();
  }

  /** Whoever talks is noted on the ticket it can only be about, also where the telephone was lifted before anything was opened. */
  #withTicket(kept: Kept): Kept {
    if (kept.own.ticketId !== undefined) return kept;
    const { db, clock } = this.#deps;
    const ticketId = db.read((tx) => {
      const { customerId, ticketId: named } = viewOf(tx, kept, clock.now());
      return customerId === null || named !== null ? undefined : onlyTicketOf(tx, customerId);
    });
    return ticketId === undefined ? kept : { ...kept, own: { ...kept.own, ticketId } };
  }

  #tell({ id }: Kept): void {
    const { db, clock, announce } = this.#deps;
    const kept = this.#kept.get(id);
    if (!kept) return;
    const data = db.read((tx) => withCard(tx, kept, clock.now()));
    const { customerId: shownId } = data.contact;
    if (shownId !== null && shownId !== kept.own.shownId) {
      this.#kept.set(id, { ...kept, own: { ...kept.own, shownId } });
      this.#later.soon(id);
    }
    announce({ type: 'contact', data });
  }

  #drop(contactId: string): void {
    const kept = this.#kept.get(contactId);
    if (kept) this.#left.set(contactId, kept);
    trimOldest(this.#left, MAX_LEFT);
    this.#kept.delete(contactId);
    this.#later.forget(contactId);
    this.#deps.announce({ type: 'gone', contactId });
  }
}
