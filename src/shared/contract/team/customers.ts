import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Customer } from '../../domain/customer.ts';
import { CustomerId } from '../../kernel/ids.ts';

const guarded = oc.errors({ UNAUTHORIZED: { status: 401 }, FORBIDDEN: { status: 403 }, NOT_FOUND: { status: 404 } });

/** One entry of the audit log: who read which customers (`rows` of them), or administered what (`subjectId`), when, by which way. */
export const AuditEntry = z.object({
  at: z.number(),
  agentId: z.string(),
  deviceId: z.string().nullable(),
  action: z.string(),
  customerId: z.string().nullable(),
  rows: z.int(),
  subjectId: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const customers = {
  get: guarded
    .route({ method: 'GET', path: '/customers/{customerId}', summary: 'One customer (leaves an audit entry)' })
    .input(z.object({ customerId: CustomerId }))
    .output(Customer),
  audit: guarded
    .route({ method: 'GET', path: '/audit', summary: 'Newest entries of the audit log' })
    .input(
      z.object({ customerId: CustomerId.optional(), limit: z.coerce.number().int().min(1).max(1000).default(100) }),
    )
    .output(z.object({ entries: z.array(AuditEntry) })),
};
