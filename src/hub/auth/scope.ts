import { mayDo, type Role } from '#shared/domain/role.ts';
import type { Part } from '#shared/domain/part.ts';
import type { Reader } from '../store/index.ts';

/** Queues hold customers: whoever may not read customers holds no queue, whatever was granted. */
export const mayHold = (role: Role, part: Part): boolean => !part.startsWith('q:') || mayDo(role, 'customer.read');

/** The parts a person may hold now, sorted. */
export async function scopeOf(db: Reader, who: { agentId: string; role: Role }): Promise<Part[]> {
  const rows = await db.selectFrom('scope').select('part').where('agent', '=', who.agentId).orderBy('part').execute();
  return rows.map(({ part }) => part).filter((part) => mayHold(who.role, part));
}
