import { DAY } from '#shared/kernel/time.ts';
import type { ReadableDb } from '../db/types.ts';

/**
 * Articles by what they are worth to the team: uses of the last 45 days (each agent, day and way once), and useful minus
 * standing wrong among the newest 50 verdicts. All of it is bounded: `LOOKED` entries of the index of uses are shared by the
 * articles that are compared.
 */
const DAYS = 45;
const LOOKED = 20_000;
const MAX_USES = 2000;
const LIFTED = 20;

const SCORED = `
  select doc from (
    select d.doc,
      (select count(*) from (select 1 from usage where article_id = d.id and at > ? limit ?))
      + coalesce((select sum(case when verdict = 'useful' then 1 when verdict = 'wrong' and resolved_at is null then -1 else 0 end)
          from (select verdict, resolved_at from feedback where article_id = d.id order by at desc limit 50)), 0) as score
    from json_each(?) as j join search_article as d on d.doc = j.value)
  where score > 0 order by score desc, doc desc limit ${LIFTED}`;

/** Of these numbers the best, best first, at most 20; what nobody used or praised is not among them. */
export function mostUsed(db: ReadableDb, docs: readonly number[], now: number): number[] {
  if (docs.length < 2) return [];
  const each = Math.min(MAX_USES, Math.floor(LOOKED / docs.length));
  return db.all<{ doc: number }>(SCORED, [now - DAYS * DAY, each, JSON.stringify(docs)]).map(({ doc }) => doc);
}
