import type { Migration } from './types.ts';

/** Whom or what an administrator changed: an agent, a device, a queue. Null in entries about customers. */
export const adminAudit: Migration = {
  version: 4,
  name: 'admin-audit',
  statements: [`alter table audit add column subject text collate "C"`],
};
