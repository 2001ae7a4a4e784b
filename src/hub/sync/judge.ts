import { decide, keysOf, rejected, type Effect, type Mutation, type Outcome } from '#shared/domain/mutation/index.ts';
import { contactPart, queuePart, sopPart, spacePart, teamsIn, type Part } from '#shared/domain/part.ts';
import type { Notice } from '#shared/domain/notice.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import { LockedView, type lockRows } from './locked-view.ts';
import { planned } from './outsiders.ts';
import type { Incoming } from './read-wire.ts';
import { withinReach } from './within-reach.ts';

type Locked = Awaited<ReturnType<typeof lockRows>>;
type Court = {
  who: DevicePrincipal;
  now: number;
  rows: Locked;
  scope: readonly Part[];
  /** Hashes of files the writer may attach: a hash alone gives access to nothing. */
  files: ReadonlySet<string>;
  /** Of the customers named, those the writer may not hold: they have tickets, but in other queues. */
  strangers: ReadonlySet<string>;
  /** Who is planned for a team they do not belong to, as `planned` names them. */
  outsiders: ReadonlySet<string>;
  /** Numbers for the tickets made here, in order. */
  numbers: readonly number[];
};

/** Hashes of the files a mutation attaches. */
export const filesOf = (mutation: Mutation): string[] => {
  if (mutation.name === 'article.publish') return mutation.content.files.map(({ sha256 }) => sha256);
  if (mutation.name === 'article.propose') return mutation.proposal.files.map(({ sha256 }) => sha256);
  const note = 'note' in mutation ? (mutation.note?.attachments ?? []) : [];
  const message = 'message' in mutation ? (mutation.message?.attachments ?? []) : [];
  return [...message, ...note].map(({ sha256 }) => sha256);
};

/**
 * The part whose scope decides who may write a row; undefined: its own rule decides (directory, notices, and shared
 * practice, which stays its trainee's where they have left the team). A run stands where its ticket
 * stands, whether or not the mutation names it (`lockReach` has found it).
 */
function partOf({ tbl, data }: Locked[number], rows: Locked): Part | undefined {
  if (tbl === 'run' && data['ticketId'] !== null) {
    const ticket = rows.find((row) => row.tbl === 'ticket' && row.id === data['ticketId']);
    return ticket && partOf(ticket, rows);
  }
  if (tbl === 'share') return undefined;
  if (typeof data['queueId'] !== 'string' && typeof data['teamId'] === 'string') return sopPart(data['teamId']);
  if (typeof data['queueId'] === 'string') return queuePart(data['queueId']);
  return typeof data['spaceId'] === 'string' ? spacePart(data['spaceId']) : undefined;
}

/** Who goes on with a run needs nothing of its procedure: the run and its ticket decide. */
function askedOf(mutation: Mutation): ReturnType<typeof keysOf> {
  const goesOn = mutation.name === 'run.append' || mutation.name === 'run.attach';
  return keysOf(mutation).filter(({ tbl }) => !goesOn || tbl !== 'sop');
}

/** Where a mutation makes something new. */
function newPartOf(mutation: Mutation): Part | undefined {
  switch (mutation.name) {
    case 'article.publish':
      return spacePart(mutation.spaceId);
    case 'article.propose':
      return spacePart(mutation.proposal.spaceId);
    case 'feedback.add':
      return spacePart(mutation.feedback.spaceId);
    case 'usage.add':
      return spacePart(mutation.usage.spaceId);
    case 'checklist.save':
      return spacePart(mutation.checklist.spaceId);
    case 'run.start':
      return mutation.ticketId === null ? queuePart(mutation.queueId) : undefined;
    case 'sop.publish':
      return sopPart(mutation.teamId);
    case 'flag.raise':
      return sopPart(mutation.flag.teamId);
    case 'lesson.save':
      return sopPart(mutation.lesson.teamId);
    case 'card.publish':
      return sopPart(mutation.teamId);
    case 'load.save':
      return sopPart(mutation.policy.teamId);
    case 'shift.save':
      return sopPart(mutation.shift.teamId);
    case 'correction.share':
      return sopPart(mutation.correction.teamId);
    case 'showing.record':
      return queuePart(mutation.showing.queueId);
    case 'ticket.create':
      return queuePart(mutation.ticket.queueId);
    case 'contact.save':
      return contactPart(mutation.contact.queueId);
    case 'promise.make':
      return contactPart(mutation.promise.queueId);
    case 'gesture.note':
      return contactPart(mutation.gesture.queueId);
    default:
      return undefined;
  }
}

/** Decides the mutations of one push, one after the other, each on top of what the ones before it did. */
export class Judge {
  readonly effects: Effect[] = [];
  readonly #court: Court;
  readonly #view: LockedView;
  #numbersUsed = 0;
  /** Where each ticket or article stood when the push began: who moves it away may still finish their sentence on it. */
  readonly #partAtStart: ReadonlyMap<string, Part>;

  constructor(court: Court) {
    const { who, now, rows } = court;
    this.#court = court;
    this.#view = new LockedView(rows, { by: who.deviceId, agentId: who.agentId, at: now });
    const scoped = rows.flatMap((row) => {
      const part = partOf(row, rows);
      return part === undefined ? [] : [[`${row.tbl}/${row.id}`, part] as const];
    });
    this.#partAtStart = new Map(scoped);
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
    const { at } = incoming;
    const mutation = withinReach(incoming.mutation, (tbl, id) => this.#holds(tbl, id));
    if (!this.#isInScope(mutation) || !this.#holdsFiles(mutation)) return { outcome: rejected('scope'), effects: [] };
    const { who, now } = this.#court;
    const context = {
      agentId: who.agentId,
      role: who.role,
      teamIds: teamsIn(this.#court.scope),
      writer: who.deviceId,
      now: Math.min(at, now),
      nextNumber: () => this.#nextNumber(),
    };
    return decide(mutation, this.#view, context);
  }

  #nextNumber(): number {
    const number = this.#court.numbers[this.#numbersUsed];
    if (number === undefined) throw new RangeError('more tickets were made than numbers taken');
    this.#numbersUsed += 1;
    return number;
  }

  #isInScope(mutation: Mutation): boolean {
    const isAside = this.#court.outsiders.has(planned(mutation) ?? '');
    const isHeld = askedOf(mutation).every(({ tbl, id }) => this.#holds(tbl, id));
    return !isAside && isHeld && this.#isHeld(newPartOf(mutation));
  }

  #holds(tbl: string, id: string): boolean {
    const isStranger = tbl === 'customer' && this.#court.strangers.has(id);
    return !isStranger && this.#isHeld(this.#partAtStart.get(`${tbl}/${id}`));
  }

  #isHeld(part: Part | undefined): boolean {
    return part === undefined || this.#court.scope.includes(part);
  }

  #holdsFiles(mutation: Mutation): boolean {
    return filesOf(mutation).every((sha256) => this.#court.files.has(sha256));
  }

  /** The ticket of the run that words were said in, whose writer may not have heard that it has one. */
  #ticketOfRun(incoming: Incoming): string | null {
    const mutation = incoming.isReadable ? incoming.mutation : undefined;
    const runId = mutation?.name === 'flag.raise' ? mutation.flag.runId : null;
    const id = mutation?.name === 'run.append' ? mutation.runId : runId;
    return id === null ? null : (this.#view.get('run', id)?.data.ticketId ?? null);
  }

  #notice(incoming: Incoming, reason: string): Effect[] {
    const { mid, words } = incoming;
    if (words === undefined) return [];
    const ticketId = words.ticketId ?? this.#ticketOfRun(incoming);
    const { who, now } = this.#court;
    const kept = { kind: 'kept', articleId: null, messageId: null, fromId: null } as const;
    const data = {
      id: `${who.deviceId}.${mid}`,
      agentId: who.agentId,
      reason,
      at: now,
      ...kept,
      ...words,
      ticketId,
    } as Notice;
    return [{ tbl: 'notice', id: data.id, data }];
  }
}
