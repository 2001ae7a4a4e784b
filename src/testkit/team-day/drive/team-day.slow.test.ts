import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashToken } from '#hub/auth/access-token.ts';
import { createHub, type Hub } from '#hub/http/create-hub.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { systemClock } from '#hub/kernel/system-clock.ts';
import { openStore, type Store } from '#hub/store/index.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { QueueId } from '#shared/kernel/ids.ts';
import { BILLING, PASSWORD, seedTestHub, TECH } from '#testkit/hub/start-test-hub.ts';
import type { Fetch, TestDevice } from '#testkit/hub/test-device.ts';
import { planDay } from '../plan.ts';
import { adminOf, hireAll, leadAmong, peopleAt } from './hire.ts';
import { playDay, type DayNow } from './run.ts';
import { signIn } from './session.ts';
import type { DaySummary } from './summary.ts';

/** An hour of six people in a minute. */
const SPEED = 60;
const day = planDay({ seed: 11, agents: 6, hours: 1, demand: 1.3 });
const SERVICE = 'a-service-token-of-this-test';

let store: Store;
let hub: Hub;
let devices: TestDevice[];
let lea: TestDevice;
let summary: DaySummary;
const seen: DayNow[] = [];

const fetch: Fetch = (path, init) => hub.fetch(new Request(new URL(path, 'http://hub.test'), init));
const admin = adminOf(fetch, SERVICE);
const tokenOf = async (kind: 'telephony' | 'inbound'): Promise<string> =>
  (await admin<{ token: string }>('POST', '/channels', { name: `sim-${kind}`, kind, queueId: BILLING })).token;

const planned = (channel: 'phone' | 'chat'): number => day.arrivals.filter((one) => one.channel === channel).length;

async function contactRows(): Promise<Contact[]> {
  const rows = await store.db.selectFrom('doc').select('data').where('tbl', '=', 'contact').execute();
  return rows.map(({ data }) => data as Contact);
}

beforeAll(async () => {
  store = await openStore({ database: 'memory', clock: systemClock, log: silentLog });
  await seedTestHub(store, systemClock.now(), []);
  const config = { name: 'Day', version: '0', demoAccounts: [], serviceTokenHash: hashToken(SERVICE) };
  hub = await createHub({ store, clock: systemClock, log: silentLog, config });
  const tokens = { phone: await tokenOf('telephony'), chat: await tokenOf('inbound') };
  const queueIds = [BILLING, TECH] as QueueId[];
  lea = await signIn(fetch, { handle: 'lea', password: PASSWORD }, Date.now);
  devices = await hireAll(admin, { people: day.people, queueIds, fetch, now: Date.now });
  const relieved = setTimeout(() => void relieve(), 20_000);
  const stop = new AbortController().signal;
  summary = await playDay({ day, speed: SPEED, real: systemClock, fetch, tokens, queueIds, devices, tell: (now) => seen.push(now), stop }); // prettier-ignore
  clearTimeout(relieved);
}, 180_000);
afterAll(async () => {
  await hub.close();
  await store.close();
});

const relieve = (): Promise<unknown> =>
  lea.post('/live/v1/relief', { device: lea.id, agentId: devices[0]?.session.agent.id });

test('every contact that was answered has its row, wrapped up by who took it', async () => {
  const mine = new Set(devices.map(({ session }) => session.agent.id));
  const answered = (await contactRows()).filter(({ agentId }) => agentId !== null && mine.has(agentId));
  const { phone, chat } = summary.answered;
  expect(phone + chat).toBeGreaterThan(8);
  expect(summary.saved).toBe(answered.length);
  expect(answered.length).toBe(phone + chat + summary.ringsAtDesks.late);
  for (const { wrappedAt, answeredAt } of answered) expect(wrappedAt).toBeGreaterThanOrEqual(answeredAt ?? Infinity);
});

test('nobody was offered more than they can hold, and nothing was refused', () => {
  expect(summary.ringsAtDesks.tooMuch).toBe(0);
  expect(summary.refusals).toEqual({});
  expect(summary.strangers).toBe(0);
});

test('what came is what was planned, and each was answered or given up', () => {
  expect(summary.offered).toEqual({ phone: planned('phone'), chat: planned('chat') });
  const { answered, abandoned, offered } = summary;
  expect(answered.phone + abandoned.phone + answered.chat + abandoned.chat).toBe(offered.phone + offered.chat);
});

test('a rest that a lead offers arrives and is answered once', () => {
  expect(summary.reliefs.offered).toBe(1);
  expect(summary.rests.offered).toBeGreaterThanOrEqual(1);
});

test('desks report while they work, and the hub hears that they are gone', async () => {
  expect(summary.reports).toBeGreaterThan(6 * 5);
  expect(Math.max(...seen.map(({ people }) => people['on-contact']))).toBeGreaterThan(0);
  const answer = await lea.call('/live/v1/board');
  const reader = answer.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
  expect(first).toContain('"people":[]');
});

test('people are made once: hiring them again finds them', async () => {
  const before = await peopleAt(admin);
  await hireAll(admin, { people: day.people.slice(0, 2), queueIds: [BILLING as QueueId], fetch, now: Date.now });
  const after = await peopleAt(admin);
  expect(after.length).toBe(before.length);
  expect(after.find(({ handle }) => handle === 'sim-001')).toMatchObject({ queueIds: [BILLING], devices: 1 });
  expect(leadAmong(after, undefined)?.handle).toBe('lea');
});
