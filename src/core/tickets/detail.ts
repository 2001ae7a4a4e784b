import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { queueTable } from '../directory/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { findItem } from './list.ts';

/** Tags are offered from the newest tickets of each unfinished state; a list of all would grow with the data. */
const TAGS = `
  select j.value as tag, count(*) as n from (
    select * from (select tags from ticket where status = 'open' order by newest_key, id limit 500)
    union all
    select * from (select tags from ticket where status = 'pending' order by newest_key, id limit 500)
    union all
    select * from (select tags from ticket where status = 'solved' order by newest_key, id limit 500)
  ) as t, json_each(t.tags) as j
  group by j.value order by n desc, j.value limit 200`;

const knownTags = (db: ReadableDb): string[] => db.all<{ tag: string }>(TAGS).map((row) => row.tag);

/** A row of a part that is still loading may be old: shown, not edited. */
export const isLive = (db: ReadableDb, ticketId: string): boolean =>
  db.get(
    `select 1 as x from link join part on part.part = link.part
     where link.tbl = 'ticket' and link.id = ? and part.state = 'live'`,
    [ticketId],
  ) !== undefined;

export function readDetail(db: ReadableDb, ticketId: string, agent: Agent): TicketDetail | undefined {
  const item = findItem(db, ticketId);
  if (!item) return undefined;
  return {
    ...item,
    queueName: queueTable.get(db, item.queueId)?.data.name ?? { zh: item.queueId, en: item.queueId },
    isEditable: mayDo(agent.role, 'ticket.write') && isLive(db, ticketId),
    knownTags: knownTags(db),
    clocks: [],
    policyName: null,
    followers: [],
    articles: [],
    mergedInto: null,
    mergedFrom: [],
    missing: [],
  };
}
