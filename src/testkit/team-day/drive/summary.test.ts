import { expect, test } from 'vitest';
import { DEFAULT_LOAD } from '#shared/domain/load/index.ts';
import { HOUR } from '#shared/kernel/units.ts';
import { planDay } from '../plan.ts';
import { expectedLevel, summaryOf } from './summary.ts';
import { Tally } from './tally.ts';

const { withinMs } = DEFAULT_LOAD.serviceLevel;
const day = planDay({ seed: 3, agents: 20, hours: 8 });

test('a day that is planned for its team keeps about the level that was promised, and one for twice as many calls does not', () => {
  const busy = planDay({ seed: 3, agents: 20, hours: 8, demand: 2 });
  expect(expectedLevel(day, withinMs, 8 * HOUR)).toBeGreaterThan(0.8);
  expect(expectedLevel(busy, withinMs, 8 * HOUR)).toBeLessThan(0.6);
});

test('a level counts calls answered in time, of those answered or given up; without any it is unknown', () => {
  const tally = new Tally();
  const about = { day, tally, load: DEFAULT_LOAD, occupied: [{ busyMs: 30, baseMs: 40 }, { busyMs: 10, baseMs: 40 }], playedMs: HOUR, speed: 1 }; // prettier-ignore
  expect(summaryOf(about)).toMatchObject({ serviceLevel: null, meanWaitS: null, occupancy: 0.5, playedMinutes: 60 });
  tally.answered.push({ channel: 'phone', waitedMs: withinMs }, { channel: 'phone', waitedMs: withinMs + 1 });
  tally.answered.push({ channel: 'chat', waitedMs: 0 });
  tally.abandoned.push({ channel: 'phone', waitedMs: 1 }, { channel: 'phone', waitedMs: 1 });
  expect(summaryOf(about)).toMatchObject({ serviceLevel: 0.25, answered: { phone: 2, chat: 1 } });
});
