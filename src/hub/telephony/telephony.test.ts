import { afterAll, beforeAll, expect, test } from 'vitest';
import { revokeChannel } from '#hub/channels/admin.ts';
import type { ChannelInfo } from '#shared/contract/team/admin.ts';
import { commandLine } from '#hub/audit/administered.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { listenLine, testChannel } from '#testkit/hub/live-line.ts';
import { BILLING, startTestHub, type TestDevice, type TestHub } from '#testkit/hub/start-test-hub.ts';

let hub: TestHub;
let ann: TestDevice;
let pbx: Awaited<ReturnType<typeof testChannel>>;
const said: { event: string; count?: unknown }[] = [];
const warn = (event: string, { count }: { count?: unknown } = {}): void => void said.push({ event, count });
beforeAll(async () => {
  hub = await startTestHub({ tickets: [], log: { ...silentLog, warn } });
  ann = await hub.signIn('ann');
  pbx = await testChannel(hub, 'telephony', BILLING);
});
afterAll(() => hub?.close());

const form = 'application/x-www-form-urlencoded';
const post = (
  body: string | Uint8Array<ArrayBuffer> | FormData,
  headers: Record<string, string> = {},
  token = pbx.token,
) => hub.fetch(`/telephony/v1/${token}`, { method: 'POST', body, headers });

test('a call comes as JSON, as either kind of form, or as a form that does not say what it is', async () => {
  const line = await listenLine(hub, ann);
  const parts = new FormData();
  for (const [name, value] of [['event', 'newCall'], ['callId', 'parts'], ['from', '030'], ['user[]', 'ann']] as const) parts.append(name, value); // prettier-ignore
  const ways: [string, Promise<Response>][] = [
    [
      'json',
      post('{"event":"newCall","callId":"json","from":"030","user":["ann"]}', { 'content-type': 'application/json' }),
    ],
    ['form', post('event=newCall&callId=form&from=%2B49+30&user[]=ann', { 'content-type': form })],
    ['parts', post(parts)],
    ['bare', post('event=newCall&callId=bare&from=030&user=ann', { 'content-type': 'text/plain' })],
  ];
  for (const [callId, answer] of ways) {
    expect([callId, (await answer).status, await (await answer).json()]).toEqual([callId, 200, {}]);
    expect(await line.next({ type: 'ring', callId })).toBeDefined();
  }
  await line.close();
});

test('sipgate is told in XML where to send what follows', async () => {
  const body = 'event=newCall&direction=in&from=4930&to=4931&callId=sip&origCallId=sip&user[]=ann&xcid=1';
  const answer = await post(body, { 'content-type': form, 'x-forwarded-proto': 'https' });
  expect(answer.headers.get('content-type')).toMatch(/^application\/xml/);
  const url = `https://hub.test/telephony/v1/${pbx.token}`;
  expect(await answer.text()).toContain(`<Response onAnswer="${url}" onHangup="${url}"/>`);
});

test('a softphone opens an address', async () => {
  const line = await listenLine(hub, ann);
  const answer = await hub.fetch(
    `/telephony/v1/${pbx.token}/pop?from=%2B8613800138000&name=%E7%8E%8B&user=ann&callId=soft`,
  );
  expect(answer.status).toBe(200);
  expect(await line.next({ callId: 'soft' })).toMatchObject({ name: '王', address: '+8613800138000' });
  expect((await hub.fetch(`/telephony/v1/${pbx.token}/pop?name=x`)).status).toBe(400);
  await line.close();
});

test('a blocked caller rings nowhere and hears that the line is engaged', async () => {
  const usual = { country: 'CN', acwMs: 0, isDispositionRequired: false };
  const contacts = { usual, queues: {}, dispositions: [], blocked: [{ number: '+8613900139000', note: '' }] };
  await hub.write([
    { tbl: 'team', id: 'team', data: { id: 'team', reviewAfterDays: 180, signature: null, contacts } as never },
  ]);
  hub.clock.advance(4000);
  const line = await listenLine(hub, ann);
  const call = { event: 'newCall', direction: 'in', from: '139 0013 9000', callId: 'blocked', user: 'ann' };
  expect((await pbx.say(call)).body).toEqual({ action: 'reject', reason: 'busy' });
  const xml = await post('event=newCall&direction=in&from=13900139000&callId=b2&xcid=1&user[]=ann', {
    'content-type': form,
  });
  expect(await xml.text()).toContain('<Reject reason="busy"/>');
  await pbx.say({ event: 'hangup', callId: 'blocked', from: '13900139000', direction: 'in' });
  expect(await line.within(5, { callId: 'blocked' })).toBeUndefined();
  await line.close();
});

test('names that are markup, or turn what stands around them, reach the desk as plain words', async () => {
  const line = await listenLine(hub, ann);
  const name = '<img src=x onerror=alert(1)>\u0000\u202Egpj';
  expect((await pbx.say({ event: 'newCall', callId: 'hostile', from: '030\u0000', name, user: 'ann' })).status).toBe(
    200,
  );
  expect(await line.next({ callId: 'hostile' })).toMatchObject({
    name: '<img src=x onerror=alert(1)> gpj',
    address: '030',
  });
  await line.close();
});

test('what does not fit is refused with its place', async () => {
  const json = { 'content-type': 'application/json' };
  const bodies: [string | Uint8Array<ArrayBuffer>, string][] = [
    ['{"event":"newCall"}', 'callId'],
    ['{"event":"explode","callId":"a"}', 'event'],
    ['{"event":"newCall","callId":"a","from":[{}]}', 'from'],
    ['{"event":', 'body'],
    ['[]', 'body'],
    ['', 'body'],
    [new Uint8Array([0xff, 0xfe]), 'body'],
  ];
  for (const [body, detail] of bodies) {
    const answer = await post(body, json);
    expect([body, answer.status, await answer.json()]).toEqual([body, 400, { code: 'invalid', detail }]);
  }
  expect((await post('x', { 'content-type': 'multipart/form-data; boundary=y' })).status).toBe(400);
});

const status = async (answer: Promise<Response>): Promise<number> => (await answer).status;

test('without its token, from a page of another site, or too long, nothing is taken', async () => {
  const body = '{"event":"newCall","callId":"a"}';
  expect(await status(post(body, {}, 'wrong'))).toBe(401);
  expect(await status(post(body, {}, ann.session.accessToken))).toBe(401);
  expect(await status(post(body, { origin: 'https://evil.example' }))).toBe(403);
  expect(await status(post(body, { origin: 'null' }))).toBe(403);
  expect(await status(post('x'.repeat(1024 * 1024)))).toBe(413);
  const inbound = await testChannel(hub, 'inbound', BILLING);
  expect(await status(post(body, {}, inbound.token))).toBe(401);
  const gone = await testChannel(hub, 'telephony', BILLING);
  expect(await status(post(body, {}, gone.token))).toBe(200);
  await revokeChannel(hub.store.db, gone.name, commandLine(hub.clock.now()));
  hub.clock.advance(2000);
  expect(await status(post(body, {}, gone.token))).toBe(401);
});

test('ten thousand rings in a second are shed: counted, told, and others are heard all the while', async () => {
  const [noisy, quiet] = [await testChannel(hub, 'telephony', BILLING), await testChannel(hub, 'telephony', BILLING)];
  hub.clock.advance(2000);
  const statuses = new Map<number, number>();
  let retry: string | null = null;
  for (let i = 0; i < 10_000; i += 1) {
    const answer = await post(`{"event":"hangup","callId":"n${i % 20}","from":"030"}`, {}, noisy.token);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    if (answer.status === 429) retry = answer.headers.get('retry-after');
    if (i % 100 === 0) hub.clock.advance(10);
  }
  expect([statuses.get(200), statuses.get(429)]).toEqual([300, 9700]);
  expect(retry).toBe('1');
  expect(said.filter(({ event }) => event === 'channel-shed').length).toBeGreaterThan(0);
  const answer = await (await hub.signIn('ada')).call('/api/v1/admin/channels');
  const { channels } = (await answer.json()) as { channels: ChannelInfo[] };
  const shedOf = (name: string) => channels.find((channel) => channel.name === name)?.shed;
  expect([shedOf(noisy.name), shedOf(quiet.name)]).toEqual([9700, 0]);
  expect((await quiet.say({ event: 'newCall', callId: 'calm', from: '030', user: 'ann' })).status).toBe(200);
});
