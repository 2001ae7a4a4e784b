import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import { ManualClock } from '#testkit/hub/manual-clock.ts';
import { Pokes } from './poke.ts';

function open(pokes: Pokes, version: number, untilAt: number) {
  const reader = pokes.stream(version, untilAt).getReader();
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

test('a reader who does not keep up is not stored for', async () => {
  const clock = new ManualClock();
  const pokes = new Pokes(clock);
  const stream = open(pokes, 0, clock.now() + 60 * MINUTE);
  for (let version = 1; version <= 1000; version += 1) {
    pokes.heard(version);
    clock.advance(250);
  }
  await stream.cancel();
  expect(pokes.listeners).toBe(0);
  const late = open(pokes, 0, clock.now() + MINUTE);
  expect(await late.next()).toBe(event(1000));
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
