import type { CallEvent } from '#shared/domain/call-event.ts';
import { lifeOf, nextChangeAt, type ContactLife } from '#shared/domain/contact-life.ts';
import { trimOldest } from '#shared/kernel/trim-oldest.ts';
import type { ContactWord } from './contact-word.ts';
import { keyOf, type Entry } from './legs.ts';

/** What a process has heard of one contact. */
export type Known = {
  readonly contactId: string;
  readonly source: string;
  readonly entries: Entry[];
  readonly agents: Set<string>;
  /** Given out by capacity, to one after the other. */
  isOffered: boolean;
  life: ContactLife;
};

export type Kept = Known & {
  readonly keys: Set<string>;
  readonly told: Map<string, Set<string>>;
  /** Of `agents`, those who were chosen by capacity and have not answered. */
  readonly offeredTo: Set<string>;
  /** When it was last said to ring for its queue, and for somebody by name; 0: never. */
  queuedAt: number;
  namedAt: number;
  changesAt: number | null;
};

const MAX_EVENTS = 200;
/** What was said before so many others is not known again when it is repeated. */
const MAX_KEYS = 1000;

export const firstHeard = ({ contactId, source, event }: ContactWord, now: number): Kept => ({
  contactId,
  source,
  entries: [],
  keys: new Set(),
  agents: new Set(),
  told: new Map(),
  offeredTo: new Set(),
  isOffered: false,
  queuedAt: 0,
  namedAt: 0,
  life: lifeOf([event], now),
  changesAt: null,
});

/** @returns whether it is new. */
export function addEntry(contact: Kept, entry: Entry): boolean {
  const key = keyOf(entry.event);
  if (contact.keys.has(key)) return false;
  if (contact.entries.length >= MAX_EVENTS) {
    // Words said long ago go first: what is left says as well how it stands.
    const oldest = contact.entries.findIndex(({ event }) => event.type === 'line');
    if (oldest < 0 && entry.event.type !== 'hangup') return false;
    if (oldest >= 0) contact.entries.splice(oldest, 1);
  }
  contact.keys.add(key);
  trimOldest(contact.keys, MAX_KEYS);
  contact.entries.push(entry);
  return true;
}

/** What is said of whoever answers or hangs up says nothing of whom it rings for. */
export const namesSomebody = ({ type }: CallEvent): boolean => type !== 'answer' && type !== 'hangup';

/**
 * Whom it is for follows from all that was heard, in whatever order: once the exchange names somebody it is given out to nobody, until
 * it rings for its queue again.
 * @returns who was offered it and is so no more.
 */
export function noteWhom(contact: Kept, { event, owner, agents, isOffered }: ContactWord): string[] {
  if (isOffered && event.type === 'ring') contact.queuedAt = Math.max(contact.queuedAt, event.at);
  if (!isOffered && agents.length > 0 && namesSomebody(event)) contact.namedAt = Math.max(contact.namedAt, event.at);
  contact.isOffered = contact.queuedAt > contact.namedAt;
  for (const agentId of agents) {
    const isTheirs = !isOffered || agentId === owner;
    if (isTheirs) contact.offeredTo.delete(agentId);
    else if (contact.isOffered && !contact.agents.has(agentId)) contact.offeredTo.add(agentId);
    if (isTheirs || contact.isOffered) contact.agents.add(agentId);
  }
  return contact.isOffered ? [] : [...contact.offeredTo];
}

export function refresh(contact: Kept, now: number): void {
  const events = contact.entries.map(({ event }) => event);
  contact.life = lifeOf(events, now);
  contact.changesAt = nextChangeAt(events, now);
}

/** Tells by `tell` what of these was not told before. */
export function tellRest(
  { told }: Kept,
  agentId: string,
  { events, tell }: { events: readonly CallEvent[]; tell: (event: CallEvent) => void },
): void {
  const before = told.get(agentId) ?? new Set<string>();
  told.set(agentId, before);
  for (const event of events) {
    const key = keyOf(event);
    if (before.has(key)) continue;
    before.add(key);
    tell(event);
  }
  trimOldest(before, MAX_KEYS);
}
