import type { Agent } from '#shared/domain/agent.ts';
import { getMeta } from '../db/meta.ts';
import type { ReadableDb } from '../db/types.ts';
import { allSpans, hardSince } from './spans.ts';

const iso = (at: number): string => new Date(at).toISOString();
const dayOf = (at: number): string => iso(at).slice(0, 10);

/** Everything that this desk keeps of somebody's days, as they can read it elsewhere. Times in ms UTC and as ISO texts. */
export function exportOf(db: ReadableDb, { id, handle, name }: Agent, now: number): { name: string; text: string } {
  const spans = allSpans(db).map((span) => ({ ...span, from: iso(span.fromAt), to: iso(span.toAt) }));
  const hard = hardSince(db, 0, Number.MAX_SAFE_INTEGER).map((one) => ({ ...one, time: iso(one.at) }));
  const clock: unknown = JSON.parse(getMeta(db, 'load') ?? 'null');
  const all = { agent: { id, handle, name }, exportedAt: iso(now), spans, hard, clock };
  return { name: `attune-${handle}-${dayOf(now)}.json`, text: `${JSON.stringify(all, null, 2)}\n` };
}
