import type { Migration } from './types.ts';

const ROW_HASH = `
create function row_hash(state bigint, ver bigint) returns bigint language plpgsql immutable as $$
declare
  h bigint := state;
  digits text := ver::text;
begin
  for i in 1..length(digits) loop
    h := ((h # ascii(substr(digits, i, 1))) * 16777619) & 4294967295;
  end loop;
  -- Multipliers above 2^31 stand as their negative twins modulo 2^32, so that no product leaves 63 bits.
  h := ((h # (h >> 16)) * -2048144789) & 4294967295;
  h := ((h # (h >> 13)) * -1028477387) & 4294967295;
  return h # (h >> 16);
end $$`;

const HUB_ROW = `
create type hub_row as (
  tbl text, id text, data jsonb, ref text, own text[], h0 bigint, h1 bigint
)`;

const HUB_KEY = `create type hub_key as (tbl text, id text)`;

/** Adds (sign 1) or takes away (sign -1) the touched rows from the sums of their parts. */
const SUMS = `
create function hub_sums(touched hub_key[], sign integer, nv bigint) returns void language sql as $$
  insert into part as p (part, n, s0, s1, ver)
    select m.part, sign * count(*),
      (sign * sum(row_hash(d.h0, m.ver)))::bigint & 4294967295,
      (sign * sum(row_hash(d.h1, m.ver)))::bigint & 4294967295, nv
    from unnest(touched) t
    join member m on m.tbl = t.tbl and m.id = t.id and m.op = 1
    join doc d on d.tbl = t.tbl and d.id = t.id
    group by m.part
  on conflict (part) do update set
    n = p.n + excluded.n,
    s0 = (p.s0 + excluded.s0) & 4294967295,
    s1 = (p.s1 + excluded.s1) & 4294967295,
    ver = excluded.ver
$$`;

/** Gives each of the keys exactly the memberships wanted: parts left become tombstones, parts kept move to the version. */
const MEMBERS = `
create function hub_members(keys hub_key[], want member[], nv bigint) returns void language plpgsql as $$
begin
  update member m set op = 0, ver = nv
    from unnest(keys) k
    where m.tbl = k.tbl and m.id = k.id and m.op = 1
      and not exists (select 1 from unnest(want) w where w.part = m.part and w.tbl = m.tbl and w.id = m.id);
  insert into member (part, tbl, id, ver, op)
    select distinct w.part, w.tbl, w.id, nv, 1 from unnest(want) w
    on conflict (part, tbl, id) do update set op = 1, ver = nv;
end $$`;

/**
 * The one way anything replicated changes. Everything that can be waited for is locked by the caller before; the
 * counter row is locked here, last, and held until the commit: so versions become visible in order and without gaps.
 * Under the counter everything is serial, which is why memberships that depend on other rows are worked out here.
 * Returns the new version, or null when there was nothing to commit.
 */
const COMMIT = `
create function hub_commit(
  p_rows jsonb, p_by text, p_agent text, p_at bigint, p_bump boolean, p_device text, p_muts jsonb
) returns bigint language plpgsql as $$
declare
  nv bigint;
  stamp jsonb;
  incoming hub_row[];
  touched hub_key[];
  moved text[];
begin
  if p_bump or jsonb_array_length(p_rows) > 0 then
    update hub_seq set v = v + 1 returning v into nv;
    stamp := jsonb_build_object('version', nv, 'by', p_by, 'agentId', p_agent, 'at', p_at);

    -- A timeline is never rewritten: a message or attachment that is already there stays as it is.
    select coalesce(array_agg(r), '{}') into incoming
      from jsonb_populate_recordset(null::hub_row, p_rows) r
      where not (r.data is not null and r.tbl in ('message', 'attachment')
        and exists (select 1 from doc d where d.tbl = r.tbl and d.id = r.id));

    -- Tickets whose parts or customer differ from what stands take their dependants with them.
    select coalesce(array_agg(r.id), '{}') into moved
      from unnest(incoming) r left join doc d on d.tbl = 'ticket' and d.id = r.id
      where r.tbl = 'ticket' and (
        d.id is null or r.data is null or d.ref is distinct from r.ref
        or exists (select 1 from member m
          where m.tbl = 'ticket' and m.id = r.id and m.op = 1 and m.part <> all (r.own))
        or exists (select 1 from unnest(r.own) p where not exists (
          select 1 from member m where m.tbl = 'ticket' and m.id = r.id and m.op = 1 and m.part = p)));

    select coalesce(array_agg(distinct (k.tbl, k.id)::hub_key), '{}') into touched from (
      select r.tbl, r.id from unnest(incoming) r
      union
      select d.tbl, d.id from doc d where d.ref = any (moved) and d.tbl in ('message', 'attachment')
      union
      select 'customer', d.ref from doc d where d.tbl = 'ticket' and d.id = any (moved)
      union
      select 'customer', r.ref from unnest(incoming) r where r.tbl = 'ticket' and r.id = any (moved) and r.ref is not null
    ) k;

    perform hub_sums(touched, -1, nv);

    insert into doc as d (tbl, id, ver, data, fv, ref, h0, h1)
      select r.tbl, r.id, nv, r.data, jsonb_build_object('*', stamp), r.ref, r.h0, r.h1
      from unnest(incoming) r where r.data is not null
      on conflict (tbl, id) do update set
        ver = nv, data = excluded.data, ref = excluded.ref,
        fv = d.fv || coalesce((
          select jsonb_object_agg(e.key, stamp) from jsonb_each(excluded.data) e
          where d.data -> e.key is distinct from e.value), '{}');
    update doc d set ver = nv from unnest(touched) t where d.tbl = t.tbl and d.id = t.id and d.ver <> nv;

    -- First the rows that know their own parts, then those that follow a ticket.
    perform hub_members(
      (select coalesce(array_agg((r.tbl, r.id)::hub_key), '{}') from unnest(incoming) r
        where r.data is null or r.own is not null),
      (select coalesce(array_agg((p, r.tbl, r.id, nv, 1)::member), '{}')
        from unnest(incoming) r cross join lateral unnest(r.own) p where r.data is not null),
      nv);
    perform hub_members(
      (select coalesce(array_agg(t), '{}') from unnest(touched) t where t.tbl in ('message', 'attachment', 'customer')),
      (select coalesce(array_agg((w.part, w.tbl, w.id, nv, 1)::member), '{}') from (
        select m.part, d.tbl, d.id
          from unnest(touched) t
          join doc d on d.tbl = t.tbl and d.id = t.id
          join member m on m.tbl = 'ticket' and m.id = d.ref and m.op = 1
          where t.tbl in ('message', 'attachment')
            and not exists (select 1 from unnest(incoming) r where r.tbl = t.tbl and r.id = t.id and r.data is null)
        union
        select m.part, 'customer', t.id
          from unnest(touched) t
          join doc c on c.tbl = 'customer' and c.id = t.id
          join doc k on k.tbl = 'ticket' and k.ref = t.id
          join member m on m.tbl = 'ticket' and m.id = k.id and m.op = 1
          where t.tbl = 'customer'
            and not exists (select 1 from unnest(incoming) r where r.tbl = t.tbl and r.id = t.id and r.data is null)
      ) w),
      nv);

    perform hub_sums(touched, 1, nv);
    delete from doc d using unnest(incoming) r where r.data is null and d.tbl = r.tbl and d.id = r.id;

    insert into ver_time (ver, at)
      select nv, p_at where not exists (select 1 from ver_time where at > p_at - 60000);
    perform pg_notify('hub', nv::text);
  end if;

  if p_device is not null then
    insert into mut (device, mid, ver, status, detail, at)
      select p_device, u.mid, nv, u.status, u.detail, p_at
      from jsonb_to_recordset(p_muts) as u(mid bigint, status text, detail jsonb);
    update device set last_mid = greatest(last_mid, (
      select coalesce(max(u.mid), 0) from jsonb_to_recordset(p_muts) as u(mid bigint))) where id = p_device;
  end if;
  return nv;
end $$`;

export const commit: Migration = {
  version: 2,
  name: 'commit',
  statements: [ROW_HASH, HUB_ROW, HUB_KEY, SUMS, MEMBERS, COMMIT],
};
