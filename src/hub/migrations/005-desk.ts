import type { Migration } from './types.ts';

/** Custom fields are written by several people one by one: each keeps the stamp of its own last change, as `values.<key>`. */
const VALUE_STAMPS = `
do $migration$
declare
  before text := pg_get_functiondef('hub_commit'::regproc);
  stamped text := $code$where d.data -> e.key is distinct from e.value), '{}')$code$;
  after text := replace(before, stamped, stamped || $code$ || coalesce((
          select jsonb_object_agg('values.' || k.key, stamp)
          from jsonb_object_keys(coalesce(d.data -> 'values', '{}') || coalesce(excluded.data -> 'values', '{}')) as k (key)
          where d.data -> 'values' -> k.key is distinct from excluded.data -> 'values' -> k.key), '{}')$code$);
begin
  if after = before then raise exception 'hub_commit is not the one of migration 2'; end if;
  execute after;
end $migration$`;

export const desk: Migration = {
  version: 5,
  name: 'desk',
  statements: [
    // What was merged into a ticket goes where it goes.
    `create index doc_merged on doc ((data->>'mergedIntoId')) where tbl = 'ticket' and data->>'mergedIntoId' is not null`,
    VALUE_STAMPS,
  ],
};
