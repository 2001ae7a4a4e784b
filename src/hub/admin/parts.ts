import { Part, queuePart } from '#shared/domain/part.ts';
import { grantParts } from '../auth/accounts.ts';
import { mayHold } from '../auth/scope.ts';
import { Problem } from '../kernel/problem.ts';
import type { Agent } from '#shared/domain/agent.ts';
import type { Reader, Tx } from '../store/index.ts';
import { listQueues, requireQueue } from './queues.ts';

export const isGrantable = (part: Part): boolean => /^(q|kb|sop):/.test(part);

/** Everything that can be granted, with how much is in it: each queue, and each part of knowledge and procedures that has rows. */
export async function listParts(db: Reader): Promise<{ part: Part; rows: number }[]> {
  const known = await db.selectFrom('part').select(['part', 'n']).execute();
  const rows = new Map(known.map(({ part, n }) => [part, n]));
  const queues = (await listQueues(db)).map(({ id }) => queuePart(id));
  const filled = known.filter(({ part, n }) => n > 0 && isGrantable(part)).map(({ part }) => part);
  return [...new Set([...queues, ...filled])].toSorted().map((part) => ({ part, rows: rows.get(part) ?? 0 }));
}

export function readPart(text: string): Part {
  const parsed = Part.safeParse(text);
  if (!parsed.success) throw new Problem('bad-value', { field: 'part' });
  return parsed.data;
}

/** Throws `Problem`: unknown-queue, scope-needs-role, bad-value. */
export async function checkGrant(tx: Tx, agent: Agent, part: Part): Promise<void> {
  if (part.startsWith('q:')) await requireQueue(tx, part.slice(2));
  if (!mayHold(agent.role, part)) throw new Problem('scope-needs-role', { handle: agent.handle, role: agent.role });
}

/** What a person may be granted and now holds. */
export async function grantedParts(db: Reader, agentId: string): Promise<Part[]> {
  const rows = await db.selectFrom('scope').select('part').where('agent', '=', agentId).orderBy('part').execute();
  return rows.map(({ part }) => part).filter(isGrantable);
}

/** Leaves a person with exactly these parts besides the directory and their own. */
export async function replaceParts(tx: Tx, agentId: string, wanted: readonly Part[]): Promise<void> {
  const held = await grantedParts(tx, agentId);
  const gone = held.filter((part) => !wanted.includes(part));
  if (gone.length > 0) await tx.deleteFrom('scope').where('agent', '=', agentId).where('part', 'in', gone).execute();
  await grantParts(
    tx,
    agentId,
    wanted.filter((part) => !held.includes(part)),
  );
}
