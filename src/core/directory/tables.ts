import type { Agent } from '#shared/domain/agent.ts';
import type { Macro } from '#shared/domain/macro.ts';
import type { Queue } from '#shared/domain/queue.ts';
import { documentTable } from '../db/document-table.ts';
import { json, parsed, replicaTable, type Row } from '../db/replica-table.ts';

export const agentFromRow = (row: Row): Agent =>
  ({
    id: row['id'],
    handle: row['handle'],
    name: row['name'],
    role: row['role'],
    queueIds: parsed(row['queue_ids']),
    isActive: row['is_active'] === 1,
    signature: row['signature'],
  }) as Agent;

export const agentTable = replicaTable<'agent'>({
  name: 'agent',
  columns: ['handle', 'name', 'role', 'queue_ids', 'is_active', 'signature'],
  toRow: (a) => [a.handle, a.name, a.role, json(a.queueIds), a.isActive ? 1 : 0, a.signature],
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
    note: row['note'] === null ? null : parsed(row['note']),
    set: parsed(row['set_fields']),
    assign: row['assign'],
    snoozeMs: row['snooze_ms'],
    follow: row['follow'] === 1,
    fill: parsed(row['fill']),
    articleIds: parsed(row['article_ids']),
    addTags: parsed(row['add_tags']),
    removeTags: parsed(row['remove_tags']),
    queueIds: parsed(row['queue_ids']),
    isActive: row['is_active'] === 1,
  }) as Macro;

export const macroTable = replicaTable<'macro'>({
  name: 'macro',
  columns: [
    'name',
    'body',
    'kind',
    'note',
    'set_fields',
    'assign',
    'snooze_ms',
    'follow',
    'fill',
    'article_ids',
    'add_tags',
    'remove_tags',
    'queue_ids',
    'is_active',
  ],
  toRow: (m) => [
    json(m.name),
    m.body && json(m.body),
    m.kind,
    m.note && json(m.note),
    json(m.set),
    m.assign,
    m.snoozeMs,
    m.follow ? 1 : 0,
    json(m.fill),
    json(m.articleIds),
    json(m.addTags),
    json(m.removeTags),
    json(m.queueIds),
    m.isActive ? 1 : 0,
  ],
  fromRow: macroFromRow,
});

export const calendarTable = documentTable('calendar');
export const fieldTable = documentTable('field');
export const policyTable = documentTable('policy');
export const synonymTable = documentTable('synonym');
export const tagTable = documentTable('tag');
export const teamTable = documentTable('team');

/** Everything of the directory, by the name of its table. */
export const directoryTables = {
  agent: agentTable,
  calendar: calendarTable,
  field: fieldTable,
  macro: macroTable,
  policy: policyTable,
  queue: queueTable,
  synonym: synonymTable,
  tag: tagTable,
  team: teamTable,
};
