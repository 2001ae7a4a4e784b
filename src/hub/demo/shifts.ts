import { agentId, row, TEAM, type Row } from './rows.ts';
import type { ShiftEntry } from './shifts-file.ts';

const ZONE = 'Asia/Shanghai';
/** A Monday before anything in the demo. */
const BEGAN = '2024-01-01';
const DAYS = [1, 2, 3, 4, 5, 6, 7];

const minutes = (time: string): number => {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
};

function weekOf({ days, from, to, breaks }: ShiftEntry) {
  const planned = breaks.map((one) => ({ from: minutes(one.from), to: minutes(one.to), kind: one.kind }));
  const duty = { from: minutes(from), to: minutes(to), breaks: planned };
  return DAYS.map((day) => (days.includes(day) ? [duty] : []));
}

/** Who of the demo team works when. */
export const shiftRows = (shifts: readonly ShiftEntry[]): Row[] =>
  shifts.flatMap((entry) =>
    entry.agents.map((handle) =>
      row('shift', {
        id: agentId(handle),
        agentId: agentId(handle),
        teamId: TEAM,
        timeZone: ZONE,
        startsOn: BEGAN,
        weeks: [weekOf(entry)],
        exceptions: [],
      }),
    ),
  );
