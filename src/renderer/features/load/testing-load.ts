import type { Day, DayContact, DaySpan, LoadNow } from '#shared/contract/app/load.ts';
import { HOUR, MINUTE } from '#shared/kernel/units.ts';

/** Invented days and hours, for tests alone. A day in July, by the clock of whatever machine runs them. */
export const MIDNIGHT = new Date('2026-07-14T00:00').getTime();
export const at = (hours: number, minutes = 0): number => MIDNIGHT + hours * HOUR + minutes * MINUTE;

export const sampleNow = (
  change: Partial<Omit<LoadNow, 'told'>> & { told?: Partial<LoadNow['told']> } = {},
): LoadNow => ({
  waking: 0,
  paused: 0,
  workedMs: 38 * MINUTE,
  dueMs: 55 * MINUTE,
  offer: null,
  rest: null,
  quietUntilAt: null,
  duty: null,
  overtimeMs: null,
  isOvertimeNear: false,
  ...change,
  told: {
    load: 60,
    interruptible: 15,
    occupancy: 0.72,
    baseMs: 52 * MINUTE,
    band: 'neutral',
    hard: 1,
    recoversUntilAt: null,
    shiftEndsAt: at(18),
    reliefAt: null,
    ...change.told,
  },
});

const span = (kind: DaySpan['kind'], from: number, to: number, load = 0, reason = ''): DaySpan => ({
  kind,
  reason,
  fromAt: from,
  toAt: to,
  load,
});

const contact = (id: string, from: number, to: number, change: Partial<DayContact> = {}): DayContact => ({
  contactId: id as DayContact['contactId'],
  channel: 'phone',
  customerId: `c-${id}` as DayContact['customerId'],
  customerName: `客户${id}`,
  ringingAt: from - 10_000,
  answeredAt: from,
  endedAt: to,
  heldMs: 0,
  acwMs: 2 * MINUTE,
  isHard: false,
  ...change,
});

/** A morning with a hard call, a chat, a rest and a while away. */
export const sampleDay = (change: Partial<Day> = {}): Day => ({
  date: '2026-07-14',
  fromAt: MIDNIGHT,
  toAt: MIDNIGHT + 24 * HOUR,
  spans: [
    span('available', at(9), at(9, 10)),
    span('talk', at(9, 10), at(9, 22), 100),
    span('hold', at(9, 22), at(9, 26), 100),
    span('acw', at(9, 26), at(9, 30), 100),
    span('available', at(9, 30), at(10)),
    span('talk', at(10), at(10, 40), 60),
    span('break', at(10, 40), at(10, 50), 0, 'rest'),
    span('away', at(10, 50), at(11, 5)),
    span('available', at(11, 5), at(11, 30)),
  ],
  contacts: [
    contact('1', at(9, 10), at(9, 26), { customerName: '周岚', isHard: true, heldMs: 4 * MINUTE, acwMs: 4 * MINUTE }),
    contact('2', at(10), at(10, 40), { customerName: '何建国', channel: 'chat' }),
    contact('3', at(11, 20), at(11, 25), { customerName: null, customerId: null, acwMs: null }),
  ],
  sums: {
    talkMs: 52 * MINUTE,
    holdMs: 4 * MINUTE,
    acwMs: 4 * MINUTE,
    availableMs: 65 * MINUTE,
    restMs: 25 * MINUTE,
    hard: 1,
    contacts: 3,
  },
  hours: [
    { fromAt: at(9), occupancy: 0.33, peak: 100 },
    { fromAt: at(10), occupancy: 1, peak: 60 },
    { fromAt: at(11), occupancy: null, peak: 0 },
  ],
  duties: [
    {
      fromAt: at(9),
      toAt: at(18),
      breaks: [
        { fromAt: at(10, 30), toAt: at(10, 40), kind: 'rest' },
        { fromAt: at(12), toAt: at(12, 30), kind: 'meal' },
      ],
    },
  ],
  ...change,
});
