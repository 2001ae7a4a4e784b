import { mayDo, type Role } from '#shared/domain/role.ts';
import {
  contactPart,
  exercisePart,
  leadPart,
  lessonPart,
  runPart,
  sharedPart,
  shiftPart,
  type Part,
} from '#shared/domain/part.ts';
import type { Reader } from '../store/index.ts';

/**
 * Queues, contacts and runs name customers: whoever may not read customers holds none, whatever was granted. What is for leads alone is held
 * by who looks after cards, and what was practised and shared by who makes cases to practise on.
 */
export function mayHold(role: Role, part: Part): boolean {
  if (part.startsWith('t:')) return mayDo(role, 'card.publish');
  if (part.startsWith('l:')) return mayDo(role, 'scenario.publish');
  return !/^[qcp]:/.test(part) || mayDo(role, 'customer.read');
}

/** Contacts and runs go with their queue, what is said of procedures, of work and of practice with the procedures. */
function withDependants(part: Part): Part[] {
  const colon = part.indexOf(':');
  const [kind, name] = [part.slice(0, colon), part.slice(colon + 1)];
  if (kind === 'q') return [part, contactPart(name), runPart(name)];
  if (kind !== 'sop') return [part];
  return [part, lessonPart(name), shiftPart(name), exercisePart(name), leadPart(name), sharedPart(name)];
}

/** Of what was granted, the parts a person may hold, sorted. */
export const heldOf = (role: Role, granted: readonly Part[]): Part[] =>
  granted
    .flatMap(withDependants)
    .filter((part) => mayHold(role, part))
    .toSorted();

/** The parts a person may hold now, sorted. */
export async function scopeOf(db: Reader, who: { agentId: string; role: Role }): Promise<Part[]> {
  const rows = await db.selectFrom('scope').select('part').where('agent', '=', who.agentId).execute();
  return heldOf(
    who.role,
    rows.map(({ part }) => part),
  );
}

/** Since when desks know of shifts and of practice; what the oldest that is served knows needs no line. */
const SINCE: readonly (readonly [RegExp, number])[] = [[/^[sel]:/, 7]];

/** Of these, the parts a desk of this protocol version can read: an older one is not offered rows it has no table for. */
export const knownTo = (schema: number, parts: readonly Part[]): Part[] =>
  parts.filter((part) => SINCE.every(([kind, since]) => schema >= since || !kind.test(part)));
