import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { sopIdOf, type RunAct } from '#shared/domain/sop/index.ts';
import { sampleSop } from '../../sop-sample.ts';
import { BILLING } from '../people.ts';
import type { TestDevice, TestHub } from '../start-test-hub.ts';

export const fresh = (what: string): string => `${what}-${randomUUID().slice(0, 8)}`;

export const publish = (key: string, baseVersion = 0, over: Parameters<typeof sampleSop>[0] = {}): Mutation => ({
  name: 'sop.publish',
  key,
  teamId: 'service',
  baseVersion,
  content: sampleSop(over),
  summary: '',
  lessonId: null,
});
export type About = { runId: string; key: string; ticketId: string | null; version?: number };
export const sopOf = ({ key, version = 1 }: About) => sopIdOf(key, version);

export const start = (about: About, over: object = {}): Mutation =>
  ({
    name: 'run.start',
    runId: about.runId,
    sopId: sopOf(about),
    ticketId: about.ticketId,
    contactId: null,
    customerId: null,
    queueId: BILLING,
    ...over,
  }) as unknown as Mutation;

export const append = (about: About, ...acts: RunAct[]): Mutation =>
  ({
    name: 'run.append',
    runId: about.runId,
    sopId: sopOf(about),
    ticketId: about.ticketId,
    acts,
  }) as unknown as Mutation;

export const result = (step: string, key: string, values: Record<string, string> = {}): RunAct => ({
  did: 'result',
  id: randomUUID(),
  step,
  result: key,
  values,
});
export const skip = (step: string, key: string): RunAct => ({
  did: 'skip',
  id: randomUUID(),
  step,
  result: key,
  reason: 'urgent',
  note: '',
});

/** Whatever others wrote before was seen. */
export const SEEN = 1_000_000_000;
export const set = (ticketId: string, fields: object): Mutation => {
  const seen = Object.fromEntries(Object.keys(fields).map((field) => [field, SEEN]));
  return { name: 'ticket.set', ticketId, fields, seen, eventIds: {} } as unknown as Mutation;
};
export const WALKED = [result('identity', 'verified'), result('promise', 'done', { day: '2026-12-01' })];

const told = async (device: TestDevice, ...mutations: Mutation[]) => {
  await device.push(mutations);
  const { results } = (await device.pull()).body;
  return results.slice(-mutations.length).map(([, one]) => ('code' in one ? one.code : one.status));
};

/** Whom a test lets write what, and what stands afterwards. */
export type Tools = ReturnType<typeof toolsOf>;
export function toolsOf(current: () => TestHub) {
  const doc = async (tbl: string, id: string) => {
    const { db } = current().store;
    const rows = await db.selectFrom('doc').select('data').where('tbl', '=', tbl).where('id', '=', id).execute();
    return rows[0]?.data;
  };
  const as = async (handle: string, ...mutations: Mutation[]) => told(await current().signIn(handle), ...mutations);
  const procedure = async (): Promise<string> => {
    const key = fresh('sop');
    expect(await as('lea', publish(key))).toEqual(['ok']);
    return key;
  };
  const begun = async (): Promise<About & { ticketId: string }> => {
    const key = await procedure();
    const { ticket } = await current().addTicket({});
    const about = { runId: fresh('run'), key, ticketId: ticket.id };
    expect(await as('ann', start(about))).toEqual(['ok']);
    return about;
  };
  return { doc, told, as, procedure, begun };
}
