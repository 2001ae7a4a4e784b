import { expect, test } from 'vitest';
import { DEFAULT_LOAD } from '#shared/domain/load/index.ts';
import { HOUR, MINUTE } from '#shared/kernel/units.ts';
import type { RestAnswer } from '../day.ts';
import { SimRests } from './sim-rests.ts';
import { Tally } from './tally.ts';

const NO_BREAKS = { fromAt: 0, toAt: 8 * HOUR, breaks: [] };
const MEAL = { fromAt: HOUR, toAt: HOUR + 30 * MINUTE, kind: 'meal' as const };

function resting(other: RestAnswer[], duty: typeof NO_BREAKS | { breaks: (typeof MEAL)[] } = NO_BREAKS) {
  const tally = new Tally();
  const person = { duty: { ...NO_BREAKS, ...duty }, answers: { relief: ['take' as const], other } };
  return { tally, rests: new SimRests({ person, rules: DEFAULT_LOAD.breaks, tally }) };
}

test('after 55 minutes of work a rest is offered at the next quiet moment, and not in a contact', () => {
  const { rests, tally } = resting(['take']);
  rests.pass(56 * MINUTE, 'engaged');
  expect(rests.look(56 * MINUTE, 'engaged')).toBeNull();
  expect(rests.look(57 * MINUTE, 'free')).toEqual({ untilAt: 62 * MINUTE, reason: 'rest' });
  expect(tally.rests).toMatchObject({ offered: 1, taken: 1 });
});

test('what is put off comes again, and is put off once', () => {
  const { rests, tally } = resting(['postpone', 'postpone']);
  rests.pass(56 * MINUTE, 'free');
  expect(rests.look(56 * MINUTE, 'free')).toBeNull();
  rests.pass(6 * MINUTE, 'free');
  expect(rests.look(62 * MINUTE, 'free')).toBeNull();
  expect(tally.rests).toMatchObject({ offered: 2, postponed: 1, letGo: 1 });
});

test('a planned meal is as long as it is planned, and offered once', () => {
  const { rests } = resting(['take'], { breaks: [MEAL] });
  expect(rests.look(HOUR + MINUTE, 'free')).toEqual({ untilAt: HOUR + 31 * MINUTE, reason: 'lunch' });
  rests.pass(30 * MINUTE, 'resting');
  expect(rests.look(HOUR + 29 * MINUTE, 'free')).toBeNull();
});

test('what a lead offers is told back until it is answered', () => {
  const { rests, tally } = resting(['let-go']);
  rests.relieved({ at: 5, byAgentId: 'lea' as never });
  rests.relieved({ at: 5, byAgentId: 'lea' as never });
  expect(rests.reliefAt).toBe(5);
  expect(rests.look(MINUTE, 'free')).not.toBeNull();
  expect(rests.reliefAt).toBeNull();
  expect(tally.reliefs).toEqual({ offered: 1, taken: 1 });
});
