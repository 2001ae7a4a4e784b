import { getRow } from '#core/replica/index.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { sopIdOf, type RunAct, type Sop } from '#shared/domain/sop/index.ts';
import { walk } from '#shared/domain/sop/walk.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { sampleSop } from '#testkit/sop-sample.ts';
import type { Device } from './device.ts';

/** The one procedure of a simulated team. */
export const SOP: Sop = {
  ...sampleSop(),
  id: sopIdOf('refund', 1),
  key: 'refund',
  version: 1,
  teamId: 'service',
  authorId: null,
  publishedAt: 1,
  summary: '',
  lessonId: null,
  retiredAt: null,
};

type Asked = { readonly ticketId: TicketId; readonly pick: number; readonly uuid: () => never };

/** What whoever stands here would do: mostly the next step, now and then something that does not fit any more. */
function actOf(step: string, pick: number, id: string): RunAct {
  if (pick % 7 === 0) return { did: 'back', id, step: 'identity' };
  if (pick % 11 === 0) return { did: 'abandon', id, reason: 'customer-left', note: '' };
  const result = step === 'identity' ? (pick % 3 === 0 ? 'failed' : 'verified') : 'done';
  if (pick % 5 === 0) return { did: 'skip', id, step, result, reason: 'urgent', note: '' };
  return { did: 'result', id, step, result, values: step === 'promise' ? { day: '2026-12-01' } : {} };
}

/** One run a ticket, so that several desks walk it; begun by whoever comes first. */
export function runEdit(device: Device, { ticketId, pick, uuid }: Asked): Mutation | undefined {
  const runId = `run-${ticketId}` as never;
  const { ticket, run } = device.process.read((tx) => ({
    ticket: getRow(tx, 'ticket', ticketId)?.data,
    run: getRow(tx, 'run', runId)?.data,
  }));
  if (!ticket) return undefined;
  const { queueId, customerId } = ticket;
  if (!run) return { name: 'run.start', runId, sopId: SOP.id, ticketId, contactId: null, customerId, queueId };
  const step = walk(SOP, run).current ?? 'identity';
  return { name: 'run.append', runId, sopId: SOP.id, ticketId, acts: [actOf(step, pick, uuid())] };
}
