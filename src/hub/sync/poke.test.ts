import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import { ManualClock } from '#testkit/hub/manual-clock.ts';
import { Pokes } from './poke.ts';

type Opening = Parameters<Pokes['stream']>[2];

function open(pokes: Pokes, version: number, untilAt: number, opening?: Opening) {
  const reader = pokes.stream(version, untilAt, opening).getReader();
  const decoder = new TextDecoder();
  return {
    async next(): Promise<string | undefined> {
      const { value, done } = await reader.read();
      return done ? undefined : decoder.decode(value);
    },
    cancel: () => reader.cancel(),
  };
}
const event = (version: number) => `data: {"v":${version}}\n\n`;

test('a stream begins with the version that stands', async () => {
  const clock = new ManualClock();
  const stream = open(new Pokes(clock), 41, clock.now() + MINUTE);
  expect(await stream.next()).toBe(event(41));
});

test('a burst is told at once and then in one word, at most every 250 ms', async () => {
  const clock = new ManualClock();
  const pokes = new Pokes(clock);
  const stream = open(pokes, 0, clock.now() + MINUTE);
  await stream.next();
  for (const version of [1, 2, 3, 4, 5]) pokes.heard(version);
  expect(await stream.next()).toBe(event(1));
  clock.advance(250);
  expect(await stream.next()).toBe(event(5));
  pokes.heard(6);
  clock.advance(249);
  pokes.heard(7);
  clock.advance(1);
  expect(await stream.next()).toBe(event(7));
});

test('versions heard out of order or twice are told once', async () => {
  const clock = new ManualClock();
  const pokes = new Pokes(clock);
  const stream = open(pokes, 0, clock.now() + MINUTE);
  await stream.next();
  pokes.heard(9);
  pokes.heard(8);
  pokes.heard(9);
  expect(await stream.next()).toBe(event(9));
  clock.advance(SECOND);
  pokes.heard(10);
  expect(await stream.next()).toBe(event(10));
});

test('a quiet stream is kept alive every 20 s', async () => {
  const clock = new ManualClock();
  const stream = open(new Pokes(clock), 1, clock.now() + MINUTE);
  await stream.next();
  clock.advance(20 * SECOND);
  expect(await stream.next()).toMatch(/^:/);
});

test('a stream ends when its credential does', async () => {
  const clock = new ManualClock();
  const pokes = new Pokes(clock);
  const stream = open(pokes, 1, clock.now() + MINUTE);
  await stream.next();
  clock.advance(MINUTE);
  for (let text = await stream.next(); text !== undefined; text = await stream.next()) expect(text).toMatch(/^:/);
  expect(pokes.listeners).toBe(0);
});

test('a reader who does not keep up skips versions, and hears the newest when they go on reading', async () => {
  const clock = new ManualClock();
  const pokes = new Pokes(clock);
  const stream = open(pokes, 0, clock.now() + 60 * MINUTE);
  for (let version = 1; version <= 1000; version += 1) {
    pokes.heard(version);
    clock.advance(250);
  }
  const heard: (string | undefined)[] = [];
  while (heard.at(-1) !== event(1000) && heard.length < 1000) heard.push(await stream.next());
  expect(heard.length).toBeLessThan(30);
  await stream.cancel();
  expect(pokes.listeners).toBe(0);
  const late = open(pokes, 0, clock.now() + MINUTE);
  expect(await late.next()).toBe(event(1000));
});

test('words that find a full stream are said when there is room: the last about each thing, after the version', async () => {
  const clock = new ManualClock();
  const pokes = new Pokes(clock);
  const first = Array.from({ length: 51 }, (_, n) => ({ about: `ticket-${n}`, text: `begun ${n}` }));
  const stream = open(pokes, 7, clock.now() + MINUTE, { agentId: 'agent-ann', first });
  pokes.tell('agent-ann', { about: 'ticket-0', text: 'left 0' });
  pokes.tell('agent-ann', { about: 'ticket-50', text: 'replying 50' });
  pokes.tell('agent-ann', { about: 'ticket-50', text: 'left 50' });
  pokes.heard(8);
  const heard: (string | undefined)[] = [];
  while (heard.at(-1) !== 'left 50' && heard.length < 100) heard.push(await stream.next());
  const begun = first.slice(0, 50).map(({ text }) => text);
  expect(heard.filter((text) => !text?.startsWith('data:'))).toEqual([...begun, 'left 0', 'left 50']);
  expect(heard.indexOf(event(8))).toBeGreaterThan(0);
  expect(heard.indexOf(event(8))).toBeLessThan(heard.indexOf('begun 16'));
});

test('words go to every stream of one agent, and to nobody else', async () => {
  const clock = new ManualClock();
  const pokes = new Pokes(clock);
  const opening = (agentId: string) => open(pokes, 1, clock.now() + MINUTE, { agentId, first: [] });
  const streams = [opening('agent-ann'), opening('agent-ben'), opening('agent-ann')];
  for (const stream of streams) await stream.next();
  pokes.tell('agent-ann', { about: 'ticket-1', text: 'begun 1' });
  pokes.heard(2);
  expect(await streams[0]?.next()).toBe('begun 1');
  expect(await streams[1]?.next()).toBe(event(2));
  expect(await streams[2]?.next()).toBe('begun 1');
});

test('closing ends every stream, also one that opens afterwards', async () => {
  const clock = new ManualClock();
  const pokes = new Pokes(clock);
  const streams = [open(pokes, 1, clock.now() + MINUTE), open(pokes, 1, clock.now() + MINUTE)];
  for (const stream of streams) await stream.next();
  pokes.close();
  streams.push(open(pokes, 1, clock.now() + MINUTE));
  expect(await streams[2]?.next()).toBe(event(1));
  for (const stream of streams) expect(await stream.next()).toBeUndefined();
});

test('of a reader who fetches nothing no more than a thousand things are remembered: the last of them', async () => {
  const clock = new ManualClock();
  const pokes = new Pokes(clock);
  const stream = open(pokes, 1, clock.now() + MINUTE, { agentId: 'agent-ann', first: [] });
  for (let n = 0; n < 3000; n += 1) pokes.tell('agent-ann', { about: `contact ${n}`, text: `said ${n}` });
  const heard: (string | undefined)[] = [];
  while (heard.at(-1) !== 'said 2999' && heard.length < 3000) heard.push(await stream.next());
  expect(heard.at(-1)).toBe('said 2999');
  expect(heard.length).toBeLessThan(1050);
});
