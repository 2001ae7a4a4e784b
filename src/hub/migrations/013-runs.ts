import type { Migration } from './types.ts';

/** What was, and what stands in its place. */
type Change = readonly [before: string, after: string];

/** Runs of a ticket go with it as its messages do, but into the part `p:` of its queue, which older desks are not offered. */
const CHANGES: readonly Change[] = [
  [
    `d.ref = any (moved) and d.tbl in ('message', 'attachment')`,
    `d.ref = any (moved) and d.tbl in ('message', 'attachment', 'run')`,
  ],
  [
    `from unnest(touched) t where t.tbl in ('message', 'attachment', 'customer'))`,
    `from unnest(touched) t where t.tbl in ('message', 'attachment', 'customer')
        or (t.tbl = 'run' and exists (select 1 from doc d where d.tbl = 'run' and d.id = t.id and d.ref is not null)))`,
  ],
  [
    `select m.part, d.tbl, d.id`,
    `select case when d.tbl = 'run' then 'p:' || substr(m.part, 3) else m.part end as part, d.tbl, d.id`,
  ],
  [
    `where t.tbl in ('message', 'attachment')
            and not exists`,
    `where t.tbl in ('message', 'attachment', 'run')
            and not exists`,
  ],
];

const follow = ([before, after]: Change): string => `
do $migration$
declare
  was text := pg_get_functiondef('hub_commit'::regproc);
  is_now text := replace(was, $code$${before}$code$, $code$${after}$code$);
begin
  if is_now = was then raise exception 'hub_commit is not the one of migration 5'; end if;
  execute is_now;
end $migration$`;

/** Procedures of before stand as whole as new ones. */
const WHOLE = `
update doc set data = '{"suggest":{"queueIds":[],"channels":[],"tags":[],"words":[],"fields":[]},"skipReasons":[],
  "authorId":null,"publishedAt":null,"summary":"","lessonId":null,"retiredAt":null}'::jsonb || data
where tbl = 'sop'`;

/** Whoever is erased takes along the runs they had without a ticket, and what was flagged beside their tickets and in their runs. */
const ERASED = [
  `create index doc_run_customer on doc ((data->>'customerId')) where tbl = 'run'`,
  `create index doc_run_contact on doc ((data->>'contactId')) where tbl = 'run'`,
  `create index doc_flag_ticket on doc ((data->>'ticketId')) where tbl = 'flag'`,
  `create index doc_flag_run on doc ((data->>'runId')) where tbl = 'flag'`,
];

export const runs: Migration = { version: 13, name: 'runs', statements: [...CHANGES.map(follow), WHOLE, ...ERASED] };
