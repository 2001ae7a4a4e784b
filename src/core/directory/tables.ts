import type { Agent } from '#shared/domain/agent.ts';
import type { Macro } from '#shared/domain/macro.ts';
import type { Queue } from '#shared/domain/queue.ts';
import { json, parsed, replicaTable, type Row } from '../db/replica-table.ts';

export const agentFromRow = (row: Row): Agent =>
  ({
    id: row['id'],
    handle: row['handle'],
    name: row['name'],
    role: row['role'],
    queueIds: parsed(row['queue_ids']),
    isActive: row['is_active'] === 1,
  }) as Agent;

export const agentTable = replicaTable<'agent'>({
  name: 'agent',
  columns: ['handle', 'name', 'role', 'queue_ids', 'is_active'],
  toRow: (a) => [a.handle, a.name, a.role, json(a.queueIds), a.isActive ? 1 : 0],
  fromRow: agentFromRow,
});

export const queueFromRow = (row: Row): Queue => ({ id: row['id'], name: parsed(row['name']) }) as Queue;

export const queueTable = replicaTable<'queue'>({
  name: 'queue',
  columns: ['name'],
  toRow: (q) => [json(q.name)],
  fromRow: queueFromRow,
});

export const macroFromRow = (row: Row): Macro =>
  ({
    id: row['id'],
    name: parsed(row['name']),
    body: row['body'] === null ? null : parsed(row['body']),
    kind: row['kind'],
    set: parsed(row['set_fields']),
    addTags: parsed(row['add_tags']),
    removeTags: parsed(row['remove_tags']),
  }) as Macro;

export const macroTable = replicaTable<'macro'>({
  name: 'macro',
  columns: ['name', 'body', 'kind', 'set_fields', 'add_tags', 'remove_tags'],
  toRow: (m) => [json(m.name), m.body && json(m.body), m.kind, json(m.set), json(m.addTags), json(m.removeTags)],
  fromRow: macroFromRow,
});
