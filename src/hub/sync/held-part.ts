import type { Part } from '#shared/domain/part.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import { scopeOf } from '../auth/scope.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Tx } from '../store/index.ts';

/** Where the hub stands, for whoever may hold the part. @throws Refusal `denied` with the part's name. */
export async function holdingPart(tx: Tx, who: DevicePrincipal, part: Part): Promise<{ v: number; epoch: string }> {
  const scope = await scopeOf(tx, who);
  if (!scope.includes(part)) throw new Refusal('denied', { detail: part });
  return await tx.selectFrom('hub_seq').select(['v', 'epoch']).executeTakeFirstOrThrow();
}

/** `ticket/t100` → table and id; an id may hold further slashes. */
export function splitKey(after: string | undefined): [string, string] {
  if (after === undefined || after === '') return ['', ''];
  const slash = after.indexOf('/');
  if (slash < 1) throw new Refusal('invalid', { detail: 'after' });
  return [after.slice(0, slash), after.slice(slash + 1)];
}
