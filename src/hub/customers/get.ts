import { sql } from 'kysely';
import type { AuditEntry } from '#shared/contract/team/customers.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { Sealed } from '../audit/read-customers.ts';
import { scopeOf } from '../auth/scope.ts';
import type { Principal } from '../auth/principal.ts';
import { inSnapshot, type Db } from '../store/index.ts';

export type CustomerAnswer = { kind: 'ok'; customer: Sealed<Customer> } | { kind: 'not-found' } | { kind: 'denied' };

export function getCustomer(db: Db, who: Principal, customerId: string): Promise<CustomerAnswer> {
  return inSnapshot(db, async (tx): Promise<CustomerAnswer> => {
    const scope = await scopeOf(tx, who);
    const { rows } = await sql<{ data: Customer; parts: string[] }>`
      select d.data, array(
        select m.part from member m where m.tbl = 'customer' and m.id = d.id and m.op = 1) as parts
      from doc d where d.tbl = 'customer' and d.id = ${customerId}`.execute(tx);
    const row = rows[0];
    if (!row) return { kind: 'not-found' };
    if (!row.parts.some((part) => scope.includes(part))) return { kind: 'denied' };
    return { kind: 'ok', customer: new Sealed(row.data, [customerId]) };
  });
}

/** Newest first. Of one customer: also the entries in which they were one of several. */
export async function listAudit(
  db: Db,
  { customerId, limit }: { customerId?: string | undefined; limit: number },
): Promise<AuditEntry[]> {
  const rows = await (customerId === undefined
    ? db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit).execute()
    : db
        .selectFrom('audit_customer as c')
        .innerJoin('audit as a', 'a.id', 'c.audit')
        .selectAll('a')
        .where('c.customer', '=', customerId)
        .orderBy('c.audit', 'desc')
        .limit(limit)
        .execute());
  return rows.map(({ at, agent, device, action, customer, rows: count, subject }) => ({
    at,
    agentId: agent,
    deviceId: device,
    action,
    customerId: customer,
    rows: count,
    subjectId: subject,
  }));
}
