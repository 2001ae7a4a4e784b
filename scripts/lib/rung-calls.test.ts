import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '#core/adapters/clock.node.ts';
import { Telephony } from '#core/adapters/telephony.node.ts';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import { main as ringMain } from '../ring.ts';
import { main as sayMain } from '../say.ts';

type Told = { readonly path: string } & Readonly<Record<string, unknown>>;

let data: string;
let server: Server;
let origin: string;
let told: Told[];
let answer: string;
let said: string[];

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'attune-ring-'));
  [told, answer, said] = [[], '{}', []];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      told.push({ path: request.url ?? '', ...(JSON.parse(body) as Record<string, unknown>) });
      response.end(answer);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const way of ['log', 'error'] as const) {
    vi.spyOn(console, way).mockImplementation((line: unknown) => void said.push(String(line)));
  }
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await new Promise((done) => server.close(done));
  rmSync(data, { recursive: true, force: true });
});

/** A desk that listens at the fake door. */
function desk(handle: string): void {
  mkdirSync(join(data, 'desks', handle), { recursive: true });
  writeFileSync(join(data, 'desks', handle, 'telephony.json'), JSON.stringify({ url: `${origin}/${handle}` }));
}

/** What a command has printed, and how it ended. */
async function run(main: (args: string[]) => Promise<void>, args: string[]): Promise<{ line: string; code: unknown }> {
  said = [];
  process.exitCode = undefined;
  await main([...args, '--data', data]);
  return { line: said.join('\n'), code: process.exitCode };
}
const ring = (...args: string[]) => run(ringMain, args);
const say = (...args: string[]) => run(sayMain, args);
const idIn = ({ line }: { line: string }): string => /[0-9a-f-]{36}/.exec(line)?.[0] ?? 'none';
const hub = (...args: string[]) => ring('--hub', `${origin}/hub`, ...args);

test('a call that was rung goes on, and the desk and the hub each have a last one of their own', async () => {
  desk('linxiao');
  const atDesk = idIn(await ring());
  const atHub = idIn(await hub('--token', 't'));
  expect(await ring('--desk', 'linxiao', '--answer')).toEqual({ line: `answer ${atDesk}`, code: undefined });
  expect(await hub('--hangup')).toEqual({ line: `hangup ${atHub}`, code: undefined });
  expect(await ring('--hold', '--call', atDesk.slice(0, 8))).toEqual({ line: `hold ${atDesk}`, code: undefined });
  expect(told.map(({ path, event, callId, from }) => [path, event, callId, from])).toEqual([
    ['/linxiao', 'newCall', atDesk, '13800138021'],
    ['/hub/telephony/v1/t', 'newCall', atHub, '13800138021'],
    ['/linxiao', 'answer', atDesk, '13800138021'],
    ['/hub/telephony/v1/t', 'hangup', atHub, '13800138021'],
    ['/linxiao', 'hold', atDesk, '13800138021'],
  ]);
});

test('a call that has ended, or never rang, is not gone on with', async () => {
  desk('linxiao');
  expect(await ring('--hangup')).toMatchObject({ line: expect.stringContaining('nothing has rung'), code: 2 });
  const first = idIn(await ring());
  const second = idIn(await ring());
  await ring('--hangup');
  const over = { line: expect.stringMatching(`${second} has ended.*${first}`) as string, code: 2 };
  expect(await ring('--hangup')).toMatchObject(over);
  expect(await say('hi')).toMatchObject(over);
  expect(await ring('--hangup', '--call', 'nope')).toMatchObject({
    line: expect.stringContaining('no call "nope" was rung'),
    code: 2,
  });
  expect(await say('--call', 'nope', 'hi')).toMatchObject({ code: 2 });
  expect(told).toHaveLength(3);
});

test('who rings whom is said the right way round', async () => {
  desk('linxiao');
  expect((await ring('--out', '--to', '13800138077')).line).toMatch(/ to 13800138077$/);
  expect((await ring('--hidden')).line).toMatch(/ from anonymous$/);
  expect(told.map(({ direction, from, to }) => [direction, from, to])).toEqual([
    ['out', undefined, '13800138077'],
    ['in', 'anonymous', undefined],
  ]);
});

test.each([
  [['--from', 'abc'], 'a number such as'],
  [['--from', '13800138021', '--hidden'], 'leave out --from'],
  [['--out'], '--out needs --to'],
  [['--answer-after', '10', '--hangup-after', '3'], 'comes after --hangup-after'],
  [['--hangup', '--from', '13800138021'], 'leave out --from'],
  [['--call', 'x'], '--call names a call to go on with'],
  [['--token', 'foo'], 'name the hub with --hub'],
  [['--hub', 'foo', '--token', 'foo'], 'an address such as'],
  [['--address', 'nowhere'], 'an address such as'],
  [['--hub', 'local', '--desk', 'linxiao'], 'one place'],
  [['--hub', 'http://127.0.0.1:9', '--token', 't'], 'the hub http://127.0.0.1:9 cannot be reached'],
])('ring %j is a sentence, and nobody is told', async (args, words) => {
  desk('linxiao');
  expect(await ring(...args)).toEqual({ line: expect.stringContaining(words), code: 2 });
  expect(told).toEqual([]);
});

test('a name that the door does not know is said', async () => {
  desk('linxiao');
  answer = '{"users":"unknown","queue":"unknown"}';
  const { line, code } = await ring('--user', 'nobody', '--queue', 'X');
  expect(line).toContain('Nobody there is called nobody');
  expect(line).toContain('No queue there is called X');
  expect(code).toBeUndefined();
});

test('without a desk both commands say so, also when one has rung before', async () => {
  const noDesk = { line: expect.stringContaining('no desk of linxiao is running') as string, code: 2 };
  expect(await ring()).toMatchObject(noDesk);
  expect(await say('hi')).toMatchObject(noDesk);
  expect(await ring('--hangup')).toMatchObject(noDesk);
  desk('linxiao');
  await ring();
  writeFileSync(join(data, 'desks', 'linxiao', 'telephony.json'), JSON.stringify({ url: 'http://127.0.0.1:9/x' }));
  expect(await say('hi')).toMatchObject(noDesk);
});

test('a line goes to the call that rings, and what is of a chat is refused', async () => {
  desk('linxiao');
  await ring();
  expect(await say('--as', 'agent', '好的')).toEqual({ line: 'agent: 好的', code: undefined });
  expect(told[1]).toMatchObject({ event: 'line', speaker: 'agent', text: '好的', direction: 'in' });
  expect(await say('--chat', 'c', 'hi')).toMatchObject({ code: 2 });
});

test('a call is played to its end, unless another command has ended it', async () => {
  desk('linxiao');
  await ring('--answer-after', '0', '--hangup-after', '0');
  expect(told.map(({ event }) => event)).toEqual(['newCall', 'answer', 'hangup']);
  const playing = ring('--hangup-after', '1');
  await vi.waitFor(() => expect(told).toHaveLength(4));
  await vi.waitFor(async () => {
    await ringMain(['--hangup', '--data', data]);
    expect(told).toHaveLength(5);
  });
  await playing;
  expect(told).toHaveLength(5);
});

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

test('what they say is what the door of a desk hears', async () => {
  const folder = join(data, 'desks', 'linxiao');
  mkdirSync(folder, { recursive: true });
  const heard: CallEventInput[] = [];
  const door = new Telephony({ dataDir: folder, port: 0, clock: systemClock, log: quiet });
  const hear = (event: CallEventInput) => ({ taken: heard.push(event) > 0, reject: null });
  await door.open({ hear, shed: () => undefined });
  try {
    await ring(
      '--from',
      '+8613800138000',
      '--to',
      '4008001234',
      '--user',
      'linxiao',
      '--name',
      '周岚',
      '--queue',
      'q1',
    );
    await ring('--answer');
    await say('--as', 'customer', '我已经第五次打电话了');
    for (const step of ['--hold', '--resume', '--hangup']) await ring(step);
    await ring('--hidden');
  } finally {
    await door.close();
  }
  expect(heard.map(({ type }) => type)).toEqual(['ring', 'answer', 'line', 'hold', 'resume', 'hangup', 'ring']);
  const call = { direction: 'in', address: '+8613800138000', line: '4008001234' };
  expect(heard[0]).toMatchObject({ ...call, users: ['linxiao'], name: '周岚', queue: 'q1' });
  expect(heard[2]).toMatchObject({ ...call, speaker: 'customer', text: '我已经第五次打电话了' });
  expect(heard[5]).toMatchObject({ ...call, cause: 'normal' });
  expect(new Set(heard.slice(0, 6).map(({ callId }) => callId)).size).toBe(1);
  expect(heard[6]).toMatchObject({ address: 'anonymous' });
});
