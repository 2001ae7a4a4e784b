import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestPostgres, type TestPostgres } from '#testkit/hub/postgres.ts';
import { startTestHub, type TestDevice, type TestHub } from '#testkit/hub/start-test-hub.ts';
import { silentLog } from '../kernel/ports.ts';

let postgres: TestPostgres;
let hub: TestHub;
let device: TestDevice;
const complaints: string[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  const log = { ...silentLog, error: (event: string) => void complaints.push(event) };
  hub = await startTestHub({ database: await postgres.newDatabase(), log });
  device = await hub.signIn('ann');
});
afterAll(async () => {
  await hub?.close();
  await postgres?.stop();
});

const post = (path: string, body: unknown) =>
  hub.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${device.session.accessToken}` },
    body: JSON.stringify(body),
  });
const pull = () => post('/sync/v1/pull', device.pullRequest());
const exchange = () => post('/api/v1/auth/refresh', { deviceId: device.id, refreshToken: device.session.refreshToken });

test('a hub without its database says that it is away and when to come back, on every kind of route, and is back with it', async () => {
  await postgres.halt();
  for (const ask of [pull, exchange, pull]) {
    const answer = await ask();
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toEqual({ code: 'unavailable' });
  }
  expect(complaints).toContain('database-away');
  expect(complaints).not.toContain('fault');
  await postgres.resume();
  await vi.waitFor(async () => expect((await pull()).status).toBe(200), { timeout: 60_000 });
  expect((await exchange()).status).toBe(200);
}, 180_000);
