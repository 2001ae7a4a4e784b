import {
  agentPart,
  contactPart,
  DIR,
  exercisePart,
  leadPart,
  lessonPart,
  queuePart,
  runPart,
  sharedPart,
  shiftPart,
  sopPart,
  spacePart,
} from '#shared/domain/part.ts';
import { EMPTY_SUM, plus, sumOf } from '#shared/domain/part-sum.ts';
import type { Effect, FieldVersion, Stored, View } from '#shared/domain/mutation/index.ts';
import type { Entity, TableName } from '#shared/domain/tables.ts';
import type { PartSum } from '#shared/contract/team/sync.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';

type Doc = { tbl: TableName; id: string; ver: number; data: Entity[TableName]; fields: Record<string, FieldVersion> };
type Member = { tbl: TableName; id: string; ver: number; op: 0 | 1 };
export type ModelRow = { [T in TableName]: { tbl: T; data: Entity[T] } }[TableName];

export const effectsOf = (rows: readonly ModelRow[]): Effect[] =>
  rows.map((row): Effect => ({ ...row, id: row.data.id }));

const keyOf = (tbl: string, id: string): string => `${tbl}/${id}`;

/**
 * The hub's data as the protocol describes it, in plain maps: versions, parts, members, tombstones. A second, much
 * smaller implementation, so that histories run by the hundred in a second; the real hub is tested with the same desk.
 */
export class ModelStore {
  v = 0;
  #number = 0;
  readonly docs = new Map<string, Doc>();
  readonly members = new Map<string, Map<string, Member>>();

  /** Writes effects as one commit and returns its version. */
  commit(effects: readonly Effect[], by: Omit<FieldVersion, 'version'>): number {
    this.v += 1;
    const touched = new Set<string>();
    for (const effect of effects) {
      const key = keyOf(effect.tbl, effect.id);
      for (const other of this.#dependants(effect.tbl, effect.id)) touched.add(other);
      this.#write(key, effect, by);
      for (const other of this.#dependants(effect.tbl, effect.id)) touched.add(other);
      touched.add(key);
    }
    for (const key of touched) this.#stamp(key);
    return this.v;
  }

  put(rows: readonly ModelRow[]): number {
    return this.commit(effectsOf(rows), { by: 'hub', agentId: null, at: 0 });
  }

  view(): View {
    return {
      get: <T extends TableName>(tbl: T, id: string) => {
        const doc = this.docs.get(keyOf(tbl, id));
        return doc && ({ data: doc.data, fields: doc.fields } as unknown as Stored<T>);
      },
    };
  }

  sums(parts: readonly string[], after: number): Record<string, PartSum> {
    const changed = parts.filter((part) => [...this.membersOf(part)].some((member) => member.ver > after));
    return Object.fromEntries(
      changed.map((part) => {
        const present = [...this.membersOf(part)].filter((member) => member.op === 1);
        return [part, [...present.map((m) => sumOf(m.tbl, m.id, m.ver)).reduce(plus, EMPTY_SUM)] as PartSum];
      }),
    );
  }

  membersOf(part: string): Iterable<Member> {
    return this.members.get(part)?.values() ?? [];
  }

  /** As the hub counts tickets made at desks: behind every number there is. */
  nextNumber(): number {
    const numbers = [...this.docs.values()].map(({ data }) => (data as { number?: number }).number ?? 0);
    this.#number = Math.max(this.#number, ...numbers) + 1;
    return this.#number;
  }

  data(tbl: string, id: string): Record<string, unknown> {
    return structuredClone(this.docs.get(keyOf(tbl, id))?.data ?? {});
  }

  #write(key: string, effect: Effect, by: Omit<FieldVersion, 'version'>): void {
    if (effect.data === null) {
      this.docs.delete(key);
      return;
    }
    const before = this.docs.get(key);
    const fields = { ...before?.fields };
    for (const [field, value] of Object.entries(effect.data)) {
      const old = (before?.data as Record<string, unknown> | undefined)?.[field];
      if (before && JSON.stringify(old) !== JSON.stringify(value)) fields[field] = { ...by, version: this.v };
    }
    this.docs.set(key, { tbl: effect.tbl, id: effect.id, ver: this.v, data: structuredClone(effect.data), fields });
  }

  /** Rows whose parts follow from a ticket's queue. */
  #dependants(tbl: TableName, id: string): string[] {
    const ticket =
      tbl === 'ticket' ? (this.docs.get(keyOf('ticket', id))?.data as Entity['ticket'] | undefined) : undefined;
    if (!ticket) return [];
    const below = [...this.docs.values()].filter(
      (doc) =>
        (doc.tbl === 'message' || doc.tbl === 'attachment' || doc.tbl === 'run') &&
        (doc.data as Entity['run']).ticketId === id,
    );
    return [keyOf('customer', ticket.customerId), ...below.map((doc) => keyOf(doc.tbl, doc.id))];
  }

  #stamp(key: string): void {
    const doc = this.docs.get(key);
    const wanted = new Set(doc ? this.#partsOf(doc) : []);
    const [tbl = '', ...rest] = key.split('/');
    const id = rest.join('/');
    if (doc) doc.ver = this.v;
    for (const part of new Set([...wanted, ...this.members.keys()])) {
      const members = this.members.get(part) ?? new Map<string, Member>();
      const present = members.get(key);
      if (wanted.has(part)) members.set(key, { tbl: tbl as TableName, id, ver: this.v, op: 1 });
      else if (present?.op === 1) members.set(key, { ...present, ver: this.v, op: 0 });
      this.members.set(part, members);
    }
  }

  #queueOf(ticketId: string): string[] {
    const ticket = this.docs.get(keyOf('ticket', ticketId))?.data as Entity['ticket'] | undefined;
    return ticket ? [queuePart(ticket.queueId)] : [];
  }

  #partsOf(doc: Doc): string[] {
    switch (doc.tbl) {
      case 'agent':
      case 'calendar':
      case 'field':
      case 'macro':
      case 'policy':
      case 'queue':
      case 'synonym':
      case 'tag':
      case 'team':
        return [DIR];
      case 'ticket':
        return this.#queueOf(doc.id);
      case 'message':
      case 'attachment':
        return this.#queueOf((doc.data as Entity['message']).ticketId);
      case 'customer': {
        const tickets = [...this.docs.values()].filter(
          (other) => other.tbl === 'ticket' && (other.data as Entity['ticket']).customerId === doc.id,
        );
        return [...new Set(tickets.flatMap((ticket) => this.#queueOf(ticket.id)))];
      }
      case 'contact':
      case 'gesture':
      case 'promise':
        return [contactPart((doc.data as Entity['contact']).queueId)];
      case 'article':
      case 'checklist':
      case 'feedback':
      case 'proposal':
      case 'revision':
      case 'usage':
        return [spacePart((doc.data as Entity['article']).spaceId)];
      case 'sop':
        return [sopPart((doc.data as Entity['sop']).teamId)];
      case 'correction':
        return [leadPart((doc.data as Entity['correction']).teamId)];
      case 'share':
        return [sharedPart((doc.data as Entity['share']).teamId)];
      case 'scenario':
        return [exercisePart((doc.data as Entity['scenario']).teamId)];
      case 'card':
      case 'flag':
      case 'lesson':
        return [lessonPart((doc.data as Entity['flag']).teamId)];
      case 'load':
      case 'shift':
        return [shiftPart((doc.data as Entity['shift']).teamId)];
      case 'showing':
        return [runPart((doc.data as Entity['showing']).queueId)];
      case 'run': {
        const { ticketId, queueId } = doc.data as Entity['run'];
        if (ticketId === null) return [runPart(queueId)];
        return this.#queueOf(ticketId).map((part) => runPart(part.slice('q:'.length)));
      }
      case 'notice':
      case 'search':
        return [agentPart((doc.data as Entity['notice']).agentId)];
      default:
        return assertNever(doc.tbl);
    }
  }
}
