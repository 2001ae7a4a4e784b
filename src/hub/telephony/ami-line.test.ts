import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import { AmiPeer } from '#testkit/hub/ami-peer.ts';
import { listenLine } from '#testkit/hub/live-line.ts';
import { ManualClock } from '#testkit/hub/manual-clock.ts';
import { startTestHub, type TestHub } from '#testkit/hub/start-test-hub.ts';
import { setExtension } from '../channels/admin.ts';
import { commandLine } from '../audit/administered.ts';
import { silentLog } from '../kernel/ports.ts';
import { AMI_SOURCE, AmiLine } from './ami-line.ts';

const ACCOUNT = { user: 'attune', secret: 's3cret' };
const call = (id: string) => ({ Channel: 'PJSIP/trunk-00000001', CallerIDNum: '+8613800138000', CallerIDName: '王伟', Exten: '400', Uniqueid: id, Linkedid: id, DestChannel: 'PJSIP/1001-0000000a', DestCallerIDNum: '1001', DestUniqueid: `${id}-a`, DestLinkedid: id }); // prettier-ignore

let clock: ManualClock;
let peer: AmiPeer;
let line: AmiLine | undefined;
let heard: CallEventInput[];
let said: string[];
let refusals: number;

beforeEach(async () => {
  [clock, heard, said, refusals] = [new ManualClock(), [], [], 0];
  peer = await AmiPeer.open(ACCOUNT);
});
afterEach(async () => {
  await line?.close();
  await peer.close();
});

const note = (event: string): void => void said.push(event);

function open(over: Partial<typeof ACCOUNT> & { hear?: (event: CallEventInput) => Promise<unknown> } = {}): void {
  const { hear = (event) => Promise.resolve(heard.push(event)), ...account } = over;
  line = new AmiLine({
    options: { host: '127.0.0.1', port: peer.port, ...ACCOUNT, ...account },
    clock,
    log: { ...silentLog, info: note, warn: note, error: note },
    hear,
    refused: () => void (refusals += 1),
  });
  line.begin();
}
const logins = (): number => peer.asked.filter((name) => name === 'Login').length;
const until = (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 60_000, interval: 5 });
const connected = (times = 1): Promise<void> =>
  until(() => expect(peer.asked.filter((name) => name === 'CoreShowChannels')).toHaveLength(times));
const types = (): string[] => heard.map(({ type, callId }) => `${type} ${callId}`);

test('what is said in pieces, cut in the middle of a letter too, is heard whole and in its order', async () => {
  open();
  await connected();
  const text = [
    peer.event('Newchannel', call('c')),
    peer.event('DialBegin', call('c')),
    peer.event('AgentConnect', { ...call('c'), Queue: 'billing' }),
    peer.event('Hangup', { Uniqueid: 'c-a', Linkedid: 'c', Cause: '16' }),
    peer.event('Hangup', { Uniqueid: 'c', Linkedid: 'c', Cause: '16' }),
  ].join('');
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 97) {
    await peer.send(bytes.subarray(at, at + 97));
    await new Promise(setImmediate);
  }
  await until(() => expect(types()).toEqual(['ring c', 'answer c', 'hangup c']));
  expect(heard[0]).toMatchObject({ name: '王伟', users: ['1001'] });
  expect(peer.asked.slice(0, 3)).toEqual(['Challenge', 'Login', 'CoreShowChannels']);
});

test('a line that breaks is taken up again, later each time; what ended meanwhile has ended', async () => {
  open();
  await connected();
  await peer.send(peer.event('DialBegin', call('stays')) + peer.event('DialBegin', call('goes')));
  await until(() => expect(types()).toEqual(['ring stays', 'ring goes']));
  peer.up = { stays: 'stays', 'stays-a': 'stays' };
  peer.cut();
  await until(() => expect(said).toEqual(['ami-connected', 'ami-lost']));
  clock.advance(999);
  await new Promise((done) => setTimeout(done, 20));
  expect(logins()).toBe(1);
  clock.advance(1);
  await connected(2);
  await until(() => expect(types()).toEqual(['ring stays', 'ring goes', 'hangup goes']));
});

test('a line that has gone silent is given up and taken up again', async () => {
  open();
  await connected();
  clock.advance(20_000);
  await until(() => expect(peer.asked).toContain('Ping'));
  // Nothing that it says after that reaches us.
  clock.advance(60_000);
  await until(() => expect(said).toContain('ami-lost'));
  clock.advance(1000);
  await connected(2);
});

test('a wrong secret is said once, and not tried again before a minute is over; the secret itself is never sent', async () => {
  open({ secret: 'wrong' });
  await until(() => expect([refusals, said]).toEqual([1, ['ami-refused']]));
  clock.advance(59_000);
  await new Promise((done) => setTimeout(done, 20));
  expect(logins()).toBe(1);
  clock.advance(1000);
  await until(() => expect(logins()).toBe(2));
  expect([refusals, said]).toEqual([1, ['ami-refused']]);
});

test('what cannot be passed on is said and does not stop what follows', async () => {
  let times = 0;
  open({
    hear: (event) => ((times += 1) === 1 ? Promise.reject(new Error('away')) : Promise.resolve(heard.push(event))),
  });
  await connected();
  await peer.send(peer.event('DialBegin', call('a')) + peer.event('DialBegin', call('b')));
  await until(() => expect(types()).toEqual(['ring b']));
  expect(said).toContain('ami-not-passed-on');
});

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

test('an extension that rings at the exchange rings at its agent’s desk; one of nobody is offered to nobody', async () => {
  await setExtension(hub.store.db, { ext: '1001', handle: 'ann' }, commandLine(hub.clock.now()));
  const ann = await hub.signIn('ann');
  const desk = await listenLine(hub, ann);
  const free = { device: ann.id, state: 'available', reason: '', sinceAt: hub.clock.now(), contacts: [] };
  await ann.post('/live/v1/presence', free);
  open({ hear: (event) => hub.hub.hear(AMI_SOURCE, event) });
  await connected();
  const strange = { ...call('x'), DestChannel: 'PJSIP/9999-0000000b', DestCallerIDNum: '9999' };
  await peer.send(peer.event('AgentCalled', { ...strange, Queue: 'billing' }));
  await peer.send(peer.event('DialBegin', call('c')));
  expect(await desk.next({ type: 'ring' })).toMatchObject({ callId: 'c', address: '+8613800138000', name: '王伟' });
  expect(await desk.within(5, { callId: 'x' })).toBeUndefined();
  await desk.close();
});
