import { decide, keysOf, rejected, type Effect, type Mutation, type Outcome } from '#shared/domain/mutation/index.ts';
import { queuePart, spacePart, type Part } from '#shared/domain/part.ts';
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
export const filesOf = (mutation: Mutation): string[] => {
  if (mutation.name === 'article.publish') return mutation.content.files.map(({ sha256 }) => sha256);
  if (mutation.name === 'article.propose') return mutation.proposal.files.map(({ sha256 }) => sha256);
  const note = 'note' in mutation ? (mutation.note?.attachments ?? []) : [];
  const message = 'message' in mutation ? (mutation.message?.attachments ?? []) : [];
  return [...message, ...note].map(({ sha256 }) => sha256);
};

/** The part whose scope decides who may write a row; undefined: its own rule decides (directory, notices). */
function partOf(data: Record<string, unknown>): Part | undefined {
  if (typeof data['queueId'] === 'string') return queuePart(data['queueId']);
  return typeof data['spaceId'] === 'string' ? spacePart(data['spaceId']) : undefined;
}

/** Where a mutation makes something new in the knowledge base. */
function newSpaceOf(mutation: Mutation): Part | undefined {
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
    default:
      return undefined;
  }
}

/** Decides the mutations of one push, one after the other, each on top of what the ones before it did. */
export class Judge {
  readonly effects: Effect[] = [];
  readonly #court: Court;
  readonly #view: LockedView;
  /** Where each ticket or article stood when the push began: who moves it away may still finish their sentence on it. */
  readonly #partAtStart: ReadonlyMap<string, Part>;

  constructor(court: Court) {
    const { who, now, rows } = court;
    this.#court = court;
    this.#view = new LockedView(rows, { by: who.deviceId, agentId: who.agentId, at: now });
    const scoped = rows.flatMap(({ tbl, id, data }) => {
      const part = partOf(data);
      return part === undefined ? [] : [[`${tbl}/${id}`, part] as const];
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
    const { mutation, at } = incoming;
    if (!this.#isInScope(mutation) || !this.#holdsFiles(mutation)) return { outcome: rejected('scope'), effects: [] };
    const { who, now } = this.#court;
    const context = { agentId: who.agentId, role: who.role, writer: who.deviceId, now: Math.min(at, now) };
    return decide(mutation, this.#view, context);
  }

  #isInScope(mutation: Mutation): boolean {
    const isHeld = (part: Part | undefined): boolean => part === undefined || this.#court.scope.includes(part);
    return (
      keysOf(mutation).every(({ tbl, id }) => isHeld(this.#partAtStart.get(`${tbl}/${id}`))) &&
      isHeld(newSpaceOf(mutation))
    );
  }

  #holdsFiles(mutation: Mutation): boolean {
    return filesOf(mutation).every((sha256) => this.#court.files.has(sha256));
  }

  #notice({ mid, words }: Incoming, reason: string): Effect[] {
    if (words === undefined) return [];
    const { who, now } = this.#court;
    const kept = { kind: 'kept', articleId: null, messageId: null, fromId: null } as const;
    const data = { id: `${who.deviceId}.${mid}`, agentId: who.agentId, reason, at: now, ...kept, ...words } as Notice;
    return [{ tbl: 'notice', id: data.id, data }];
  }
}
