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
  type Part,
} from '#shared/domain/part.ts';
import type { Entity, TableName } from '#shared/domain/tables.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';

/** One row of a commit as the database function takes it. */
export type HubRow = {
  readonly tbl: TableName;
  readonly id: string;
  readonly data: Entity[TableName] | null;
  readonly ref: string | null;
  readonly own: readonly Part[] | null;
  readonly h0: number;
  readonly h1: number;
};

export function hubRow(effect: Effect): HubRow {
  const { tbl, id, data } = effect;
  const [h0, h1] = hashStates(tbl, id);
  return { tbl, id, data, ref: refOf(effect), own: ownParts(effect), h0, h1 };
}

/** The parts a row is in by itself; null for rows that follow a ticket: messages, attachments, customers, runs of one. */
function ownParts({ tbl, data }: Effect): Part[] | null {
  if (data === null) return [];
  switch (tbl) {
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
      return [queuePart(data.queueId)];
    case 'contact':
    case 'gesture':
    case 'promise':
      return [contactPart(data.queueId)];
    case 'article':
    case 'checklist':
    case 'feedback':
    case 'proposal':
    case 'revision':
    case 'usage':
      return [spacePart(data.spaceId)];
    case 'sop':
      return [sopPart(data.teamId)];
    case 'correction':
      return [leadPart(data.teamId)];
    case 'share':
      return [sharedPart(data.teamId)];
    case 'scenario':
      return [exercisePart(data.teamId)];
    case 'card':
    case 'flag':
    case 'lesson':
      return [lessonPart(data.teamId)];
    case 'load':
    case 'shift':
      return [shiftPart(data.teamId)];
    case 'showing':
      return [runPart(data.queueId)];
    case 'run':
      return data.ticketId === null ? [runPart(data.queueId)] : null;
    case 'notice':
    case 'search':
      return [agentPart(data.agentId)];
    case 'message':
    case 'attachment':
    case 'customer':
      return null;
    default:
      return assertNever(tbl);
  }
}

function refOf({ tbl, data }: Effect): string | null {
  if (data === null) return null;
  if (tbl === 'ticket') return data.customerId;
  if (tbl === 'message' || tbl === 'attachment' || tbl === 'run') return data.ticketId;
  return null;
}

const SEEDS = [0x811c9dc5, 0x5bd1e995] as const;

/**
 * The two hashes of a row's checksum after `tbl`, `id` and before the version, which only the database knows: it goes on
 * from here (`row_hash`). A test holds it to `sumOf` of shared/domain/part-sum.
 */
export function hashStates(tbl: string, id: string): [number, number] {
  const text = `${tbl}\n${id}\n`;
  const states = SEEDS.map((seed) => {
    let h: number = seed;
    for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    return h >>> 0;
  });
  return [states[0] ?? 0, states[1] ?? 0];
}
