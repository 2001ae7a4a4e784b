import { resolve } from 'node:path';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import type { Fetch } from '#testkit/hub/test-device.ts';
import { hireAll } from '#testkit/team-day/drive/hire.ts';
import { playDay, type DayNow } from '#testkit/team-day/drive/run.ts';
import type { RealClock } from '#testkit/team-day/drive/sim-clock.ts';
import type { DaySummary } from '#testkit/team-day/drive/summary.ts';
import { planDay } from '#testkit/team-day/plan.ts';
import { readArgs, readWhole } from './lib/args.ts';
import { DEFAULT_DATA } from './lib/paths.ts';
import { politely, Sentence } from './lib/sentence.ts';
import { openTeam } from './lib/sim-team.ts';

const HELP = `npm run simulate-team -- [options]      a working day of a team at a running hub, by its own APIs

  --agents N        people sim-001 … (default 12); made the first time, and found again
  --hours H         how long the day is (default 8)
  --speed X         everything takes 1/X of its time (default 1, at most 120)
  --seed S          chooses calls, chats, people and what they do (default: by the clock; printed): the same seed, the same plan
  --demand D        so much of what such a team can just take (default 1)
  --lead HANDLE     they work in the queues of this lead, who sees them on the board (default: the first lead; demo: zhouhua)

  --hub local       the hub that npm start or npm run hub runs from the data folder (default)
  --hub URL --admin HANDLE      another hub, with the password of an administrator in ATTUNE_PASSWORD
  --data FOLDER     the data folder (default ./data)
  --json            the summary as one JSON object, nothing else on standard output
  --help            this page

The hub's clock is real. --speed shortens talks, wrap-ups, rests, shifts and the customers' patience; desks report every 10 s of real time
all the same, and the hub rings each for 30 s of real time. Occupancy is told by the day's own hour. At a high speed what the hub
itself takes to give out a contact weighs X times as much on the service level.

Calls come by a channel "simulated-telephony", chats by "simulated-inbound". Ctrl-C ends the day: everybody says that they are offline.
What was written stays: contacts, chats and their tickets. The people stay, under passwords that nobody knows.`;

const text = { type: 'string' } as const;
const OPTIONS = {
  agents: { type: 'string', default: '12' },
  hours: { type: 'string', default: '8' },
  speed: { type: 'string', default: '1' },
  seed: text,
  demand: { type: 'string', default: '1' },
  lead: text,
  hub: text,
  admin: text,
  data: { type: 'string', default: DEFAULT_DATA },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function readPart(given: string, flag: string, least: number, most: number): number {
  const number = Number(given);
  if (number >= least && number <= most) return number;
  throw new Sentence(`${flag} takes a number from ${least} to ${most}, not "${given}".`);
}

/** The day begins at nine. */
const timeOf = (at: number): string => {
  const minutes = Math.floor((9 * HOUR + at) / MINUTE);
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

function progress({ at, waiting, people, tally }: DayNow): void {
  const { available, 'on-contact': talking, acw, break: resting } = people;
  const done = `answered ${tally.answered.length}, given up ${tally.abandoned.length}, rests ${tally.rests.taken}`;
  const doing = `waiting ${waiting}, talking ${talking}, writing up ${acw}, free ${available}, resting ${resting}`;
  const refused = [...tally.refusals].map(([code, n]) => `${code} ${n}`).join(', ');
  console.error(`${timeOf(at)}  ${doing}  |  ${done}${refused && `  |  refused: ${refused}`}`);
}

const percent = (share: number | null): string => (share === null ? 'unknown' : `${Math.round(share * 100)} %`);

function inWords(summary: DaySummary): string {
  const { offered, answered, abandoned, rests, reliefs, ringsAtDesks, refusals } = summary;
  const refused = Object.entries(refusals).map(([code, n]) => `${code} ${n}`);
  return [
    `${summary.playedMinutes} minutes of ${summary.agents} people, seed ${summary.seed}, ${summary.speed} times as fast`,
    `calls: ${offered.phone} rang, ${answered.phone} answered, ${abandoned.phone} given up; chats: ${offered.chat}, ${answered.chat}, ${abandoned.chat}`,
    `service level of calls: ${percent(summary.serviceLevel)} (Erlang C: ${percent(summary.expectedLevel)}); mean wait ${summary.meanWaitS ?? 'unknown'} s`,
    `mean occupancy: ${percent(summary.occupancy)}; hard contacts: ${summary.hard}`,
    `rests: ${rests.offered} offered, ${rests.taken} taken, ${rests.postponed} put off, ${rests.letGo} let go; a lead's: ${reliefs.offered} offered, ${reliefs.taken} taken`,
    `rang at desks: ${ringsAtDesks.made}, declined ${ringsAtDesks.declined}, more than they could hold ${ringsAtDesks.tooMuch}, customer gone ${ringsAtDesks.late}`,
    `contacts saved: ${summary.saved}; reports: ${summary.reports}; refused: ${refused.length === 0 ? 'nothing' : refused.join(', ')}`,
  ].join('\n');
}

const real: RealClock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Ends the day once; a second Ctrl-C ends the program. */
function untilInterrupted(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

async function simulate(args: string[]): Promise<void> {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  const agents = readWhole(values.agents, '--agents', 1, 500);
  const hours = readPart(values.hours, '--hours', 0.05, 24);
  const speed = readPart(values.speed, '--speed', 1, 120);
  const demand = readPart(values.demand, '--demand', 0.1, 5);
  const seed = readWhole(values.seed ?? String(Date.now() % 1_000_000), '--seed', 0, 2 ** 31);
  const day = planDay({ seed, agents, hours, demand });
  const stop = untilInterrupted();
  const { url, admin, lead, tokens } = await openTeam({ ...values, data: resolve(values.data) });
  const wire: Fetch = (path, init) => fetch(url + path, init);
  console.error(`seed ${seed}: ${agents} people in the queues of ${lead.handle}, ${day.arrivals.length} contacts`);
  const { queueIds } = lead;
  const devices = await hireAll(admin, { people: day.people, queueIds, fetch: wire, now: Date.now });
  const run = { day, speed, real, fetch: wire, tokens, queueIds, devices, tell: progress, stop };
  const summary = await playDay(run);
  console.log(values.json ? JSON.stringify(summary) : inWords(summary));
}

export const main = (args: string[]): Promise<void> => politely(() => simulate(args));
