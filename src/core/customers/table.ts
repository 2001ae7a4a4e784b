import type { Customer } from '#shared/domain/customer.ts';
import { json, parsed, replicaTable } from '../db/replica-table.ts';

export const customerTable = replicaTable<'customer'>({
  name: 'customer',
  columns: ['name', 'tier', 'phones', 'emails', 'language', 'facts', 'created_at'],
  toRow: (c) => [c.name, c.tier, json(c.phones), json(c.emails), c.language, json(c.facts), c.createdAt],
  fromRow: (row) =>
    ({
      id: row['id'],
      name: row['name'],
      tier: row['tier'],
      phones: parsed(row['phones']),
      emails: parsed(row['emails']),
      language: row['language'],
      facts: parsed(row['facts']),
      createdAt: row['created_at'],
    }) as Customer,
});
