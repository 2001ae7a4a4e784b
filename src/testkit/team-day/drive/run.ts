import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import type { QueueId } from '#shared/kernel/ids.ts';
import type { Fetch, TestDevice } from '#testkit/hub/test-device.ts';
import type { PresenceState } from '#shared/domain/presence.ts';
import type { TeamDay } from '../day.ts';
import { OtherSide } from './other-side.ts';
import { SimClock, type RealClock } from './sim-clock.ts';
import { SimDesk } from './sim-desk.ts';
import { summaryOf, type DaySummary } from './summary.ts';
import { Tally } from './tally.ts';
import { readTeam } from './team-facts.ts';

export type DayRun = {
  readonly day: TeamDay;
  readonly speed: number;
  readonly real: RealClock;
  readonly fetch: Fetch;
  readonly tokens: { readonly phone: string; readonly chat: string };
  readonly queueIds: readonly QueueId[];
  /** Signed in, in the order of `day.people`. */
  readonly devices: readonly TestDevice[];
  readonly tell: (now: DayNow) => void;
  /** Ends the day early. */
  readonly stop: AbortSignal;
};

/** How it stands: how many people do what, and what has come so far. */
export type DayNow = {
  readonly at: number;
  readonly waiting: number;
  readonly people: Readonly<Record<PresenceState, number>>;
  readonly tally: Tally;
};

/** As a desk looks at itself; not more often than the machine can. */
const [TICK_MS, LEAST_TICK_MS] = [5 * SECOND, 250];
const TELL_MS = 10 * SECOND;
/** After the day, so long for what is still in hand: of the day's time, and at least of real time. */
const [REST_MS, LEAST_REST_MS] = [45 * MINUTE, 20 * SECOND];

type Playing = { readonly clock: SimClock; readonly desks: readonly SimDesk[]; readonly otherSide: OtherSide };

function nowOf({ clock, desks, otherSide }: Playing, tally: Tally): DayNow {
  const people = { available: 0, 'on-contact': 0, acw: 0, break: 0, offline: 0 };
  for (const { presence } of desks) people[presence.state] += 1;
  return { at: clock.at(), waiting: otherSide.waiting, people, tally };
}

function every(clock: SimClock, ms: number, run: () => void): void {
  clock.afterReal(ms, () => {
    run();
    every(clock, ms, run);
  });
}

/** Everything the plan says is done at its time. */
function schedule({ clock, desks, otherSide }: Playing, { people, arrivals }: TeamDay): void {
  for (const [i, { duty }] of people.entries()) {
    clock.after(duty.fromAt, () => desks[i]?.arrive());
    clock.after(duty.toAt, () => desks[i]?.leave());
  }
  for (const arrival of arrivals) clock.after(arrival.atMs, () => otherSide.begin(arrival));
  every(clock, Math.max(LEAST_TICK_MS, TICK_MS / clock.speed), () => {
    for (const desk of desks) desk.tick();
  });
}

/** Until the day is over and nobody has anything in hand, or somebody ends it. */
function untilOver({ clock, desks, otherSide }: Playing, lengthMs: number, stop: AbortSignal): Promise<void> {
  const latestAt = lengthMs + Math.max(REST_MS, LEAST_REST_MS * clock.speed);
  return new Promise((resolve) => {
    stop.addEventListener('abort', () => resolve(), { once: true });
    every(clock, SECOND / 2, () => {
      const isQuiet = otherSide.waiting === 0 && desks.every(({ isIdle }) => isIdle);
      if (stop.aborted || clock.at() >= latestAt || (clock.at() > lengthMs && isQuiet)) resolve();
    });
  });
}

async function end({ clock, desks, otherSide }: Playing): Promise<void> {
  await otherSide.close();
  await Promise.all(desks.map((desk) => desk.stop()));
  clock.stop();
}

/** Plays a day at a hub that runs, by its own APIs and nothing else. */
export async function playDay(run: DayRun): Promise<DaySummary> {
  const { day, speed, real, devices, tell, stop } = run;
  const [first] = devices;
  if (!first) throw new RangeError('nobody works on this day');
  const team = await readTeam(first);
  const [clock, tally] = [new SimClock(real, speed), new Tally()];
  const otherSide = new OtherSide({ ...run, clock, tally, seed: day.seed, run: real.now().toString(36) });
  const desks = day.people.flatMap((person, i) => {
    const device = devices[i];
    return device ? [new SimDesk({ person, device, fetch: run.fetch, clock, tally, team, otherSide })] : [];
  });
  const playing = { clock, desks, otherSide };
  await Promise.all(desks.map((desk) => desk.begin()));
  schedule(playing, day);
  every(clock, TELL_MS, () => tell(nowOf(playing, tally)));
  await untilOver(playing, day.lengthMs, stop);
  const playedMs = Math.min(clock.at(), day.lengthMs);
  const occupied = desks.map((desk) => desk.occupancy());
  await end(playing);
  return summaryOf({ day, tally, load: team.load, occupied, playedMs, speed });
}
