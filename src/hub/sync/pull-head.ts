import { sql } from 'kysely';
import type { PullReply } from '#shared/contract/team/sync.ts';
import type { Outcome } from '#shared/domain/mutation/index.ts';
import type { Part } from '#shared/domain/part.ts';
import { heldOf } from '../auth/scope.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import type { Tx } from '../store/index.ts';

/** A mutation decided; `ver`: the version that holds its rows, null where it changed none. */
export type Recorded = { readonly mid: number; readonly ver: number | null; readonly outcome: Outcome };
export type PullHead = {
  readonly v: number;
  readonly floor: number;
  readonly epoch: string;
  readonly lastMid: number;
  readonly scope: Part[];
  /** Every one after the acknowledged, without gaps, up to `lastMid`. */
  readonly recorded: readonly Recorded[];
  /** Of the parts asked for that changed since the cursor. */
  readonly sums: PullReply['sums'];
  /** Somebody was erased of whom the device has not shown yet that it holds nothing, and may show it now. */
  readonly owesReceipt: boolean;
};
type Asked = { readonly ackMid: number; readonly live: readonly Part[]; readonly cursor: number };

type Row = {
  v: number;
  floor: number;
  epoch: string;
  last_mid: number;
  granted: Part[];
  recorded: [mid: number, ver: number | null, detail: Outcome][];
  sums: PullReply['sums'];
  owes_receipt: boolean;
};

/** All that a pull needs to know besides the rows, in one statement: with hundreds of desks the way there and back is what costs. */
export async function readPullHead(tx: Tx, who: DevicePrincipal, { ackMid, live, cursor }: Asked): Promise<PullHead> {
  const { rows } = await sql<Row>`
    select h.v, h.floor, h.epoch, d.last_mid,
      (select coalesce(json_agg(s.part), '[]') from scope s where s.agent = ${who.agentId}) as granted,
      (select coalesce(json_agg(json_build_array(m.mid, m.ver, m.detail) order by m.mid), '[]')
        from mut m where m.device = d.id and m.mid > ${ackMid}) as recorded,
      (select coalesce(json_object_agg(p.part, json_build_array(p.n, p.s0, p.s1)), '{}')
        from part p where p.part = any (${[...live]}::text[]) and p.ver > ${cursor}) as sums,
      exists (select 1 from erased e where e.ver <= ${cursor} and e.ver > d.receipt) as owes_receipt
    from hub_seq h, device d where d.id = ${who.deviceId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error(`no device ${who.deviceId}`);
  const { v, floor, epoch, last_mid: lastMid, granted, recorded, sums, owes_receipt: owesReceipt } = row;
  return {
    v,
    floor,
    epoch,
    lastMid,
    scope: heldOf(who.role, granted),
    recorded: recorded.map(([mid, ver, outcome]) => ({ mid, ver, outcome })),
    sums,
    owesReceipt,
  };
}
