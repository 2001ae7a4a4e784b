import { checkAnswer, type Told } from './answer-checks.ts';
import { readAnswer, type Answer } from './answer.ts';
import { nextSent } from './next.ts';
import { demand, FuzzProblem } from './problem.ts';
import { inWords, requestOf, type Sent } from './sent.ts';
import { checkState, outcomesOf, versionOf, type Remembered } from './state-checks.ts';
import { verdictOf } from './verdict.ts';
import { openWorld, type World } from './world.ts';

/** A hub is made anew after so many bodies: each failure is found again within seconds. */
export const BODIES_A_WORLD = 2000;
const BODIES_A_CHECK = 500;
/** Far beyond what any answer takes, also on a busy machine. */
const IN_TIME_MS = 20_000;

export type FuzzOptions = {
  readonly bodies: number;
  readonly seed: number;
  /** Called after each world. */
  readonly onProgress?: (sent: number) => void;
  /** Takes a guard away, for the test that a hub without it is caught. */
  readonly spoilHub?: (world: World) => Promise<Ask | void>;
  readonly inTimeMs?: number;
  /** After how many bodies the hub's own data are looked at. */
  readonly bodiesACheck?: number;
};
export type Ask = (request: Request) => Promise<Response>;
export type Found = {
  readonly seed: number;
  readonly at: number;
  readonly check: string;
  readonly what: string;
  readonly body: string;
};
export type FuzzReport = {
  readonly bodies: number;
  readonly found: readonly Found[];
  /** How often each answer was given: `push 200`. */
  readonly answers: Readonly<Record<string, number>>;
  /** What became of the mutations that were taken: `ok`, `rejected gone`. */
  readonly outcomes: Readonly<Record<string, number>>;
};

/** Sends bodies, world after world; a world ends at the first thing found in it. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const counts: Counts = { answers: {}, outcomes: {} };
  const found: Found[] = [];
  let sent = 0;
  for (let seed = options.seed; sent < options.bodies; seed += 1) {
    const bodies = Math.min(BODIES_A_WORLD, options.bodies - sent);
    const problem = await oneWorld({ ...options, seed, bodies }, counts);
    if (problem) found.push(problem);
    sent += bodies;
    options.onProgress?.(sent);
  }
  return { bodies: sent, found, ...counts };
}

/** A world at the version it was last seen at. */
type Watched = { readonly world: World; version: number };

type Counts = Record<'answers' | 'outcomes', Record<string, number>>;
const count = (into: Record<string, number>, key: string, times = 1): void =>
  void (into[key] = (into[key] ?? 0) + times);

async function oneWorld(options: FuzzOptions, counts: Counts): Promise<Found | undefined> {
  const world = await openWorld(options.seed);
  const watched: Watched = { world, version: await versionOf(world) };
  const remembered: Remembered = new Map();
  let at = 0;
  let sent: Sent | undefined;
  try {
    const ask = (await options.spoilHub?.(world)) ?? ((request: Request) => world.hub.hub.fetch(request));
    for (at = 1; at <= options.bodies; at += 1) {
      sent = nextSent(world);
      for (const { status } of await sendOne(watched, sent, ask, options.inTimeMs ?? IN_TIME_MS)) {
        count(counts.answers, `${sent.kind} ${status}`);
      }
      if (at % (options.bodiesACheck ?? BODIES_A_CHECK) !== 0 && at !== options.bodies) continue;
      await checkState(world, remembered);
      watched.version = await versionOf(world);
    }
    for (const [key, times] of await outcomesOf(world)) count(counts.outcomes, key, times);
    return undefined;
  } catch (cause) {
    const problem =
      cause instanceof FuzzProblem
        ? cause
        : new FuzzProblem('fault', cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    return {
      seed: options.seed,
      at,
      check: problem.check,
      what: [problem.message, ...world.faults].join('; '),
      body: sent ? inWords(sent) : '',
    };
  } finally {
    await world.hub.close();
  }
}

async function sendOne(watched: Watched, sent: Sent, ask: Ask, inTimeMs: number): Promise<Answer[]> {
  const { world, version: before } = watched;
  const caller = world.callers.get(sent.caller);
  if (!caller) throw new Error(`nobody is called ${sent.caller}`);
  const verdict = verdictOf(world, sent);
  const one = async (): Promise<Answer> => readAnswer(await ask(requestOf(sent, world.hub.url)));
  const all = await within(inTimeMs, () => Promise.all(Array.from({ length: sent.copies }, one)));
  const told = all.map((answer): Told => ({ sent, answer, verdict, caller }));
  for (const each of told) checkAnswer(world, each);
  const fresh = told.map(noteOutcome).includes(true);
  const after = await versionOf(world);
  demand('version', after === before || (fresh && after === before + 1), () => `from ${before} to ${after}`);
  watched.version = after;
  return all;
}

/** Whether something new was taken. */
function noteOutcome({ sent, answer, caller }: Told): boolean {
  const { lastMid, isNew } = (answer.json ?? {}) as { lastMid?: unknown; isNew?: unknown };
  if (sent.kind === 'inbound') return answer.status === 200 && isNew === true;
  if (sent.kind !== 'push' || answer.status !== 200 || typeof lastMid !== 'number') return false;
  const isFresh = lastMid > caller.lastMid;
  caller.lastMid = lastMid;
  if (isFresh && caller.sent.length < 20) caller.sent.push(sent);
  return isFresh;
}

async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new FuzzProblem('in time', `no answer in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
