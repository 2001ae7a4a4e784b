import type { Customer } from '#shared/domain/customer.ts';
import { json, parsed, replicaTable } from '../db/replica-table.ts';

export const customerTable = replicaTable<'customer'>({
  name: 'customer',
  columns: ['name', 'tier', 'phones', 'emails', 'language', 'facts', 'moments', 'created_at'],
  toRow: (c) => [
    c.name,
    c.tier,
    json(c.phones),
    json(c.emails),
    c.language,
    json(c.facts),
    c.moments === undefined ? null : json(c.moments),
    c.createdAt,
  ],
  fromRow: (row) =>
    ({
      id: row['id'],
      name: row['name'],
      tier: row['tier'],
      phones: parsed(row['phones']),
      emails: parsed(row['emails']),
      language: row['language'],
      facts: parsed(row['facts']),
      ...(row['moments'] == null ? {} : { moments: parsed(row['moments']) }),
      createdAt: row['created_at'],
    }) as Customer,
});
