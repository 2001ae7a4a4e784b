import type { LoadReport } from '#shared/contract/team/contacts.ts';
import {
  capacityFor,
  instantLoad,
  occupancyOf,
  OCCUPANCY_WINDOW_MS,
  type BreakRules,
  type DutyMoment,
  type InstantLoad,
} from '#shared/domain/load/index.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { agreedOf, teamLoad } from './agreed.ts';
import type { Hands } from './hands.ts';
import type { KeptLoad } from './kept.ts';
import type { Ledger } from './ledger.ts';
import { hardSince } from './spans.ts';
import type { LoadWorld } from './world.ts';

/** How somebody stands: what the hub is told (`report`, in its time) and what only the desk knows. */
export type Standing = Pick<KeptLoad, 'rest' | 'quietUntilAt' | 'relief'> & {
  readonly report: LoadReport;
  readonly waking: number;
  readonly paused: number;
  readonly offer: KeptLoad['clock']['offered'];
  readonly clock: KeptLoad['clock'];
  readonly rules: BreakRules;
  readonly duty: DutyMoment | null;
  readonly hands: Hands;
};

type Asked = {
  readonly hands: Hands;
  readonly kept: KeptLoad;
  readonly rules: BreakRules;
  readonly ledger: Ledger;
  readonly duty: DutyMoment | null;
  readonly isResting: boolean;
};

/** Per cent of what this person can do at once. A contact that is being written up takes what it took. */
export function instantOf({ db, agent }: LoadWorld, { mine }: Hands): InstantLoad {
  const me = agent();
  const capacity = db.read((tx) => capacityFor(teamLoad(tx), me));
  const sum = instantLoad(mine, capacity);
  const share = (cost: number): number => Math.round((cost * 100) / capacity.total);
  return { ...sum, load: share(sum.load), interruptible: share(sum.interruptible) };
}

export function standingOf(world: LoadWorld, { hands, kept, rules, ledger, duty, isResting }: Asked): Standing {
  const { db, clock, skew } = world;
  const now = clock.now() + skew();
  const instant = instantOf(world, hands);
  const occupancy = db.read((tx) => occupancyOf(ledger.since(tx, now - OCCUPANCY_WINDOW_MS, now), now));
  const hard = db.read((tx) => hardSince(tx, now - HOUR, now + 1));
  const recoversUntilAt = (hard.at(-1)?.at ?? Number.NEGATIVE_INFINITY) + db.read((tx) => agreedOf(tx).recoverMs);
  const isRelieved = kept.clock.asked.includes('relief');
  const { rest, quietUntilAt, relief, clock: count } = kept;
  return {
    report: {
      load: Math.min(1000, instant.load),
      interruptible: Math.min(1000, instant.interruptible),
      occupancy: occupancy.share,
      baseMs: Math.min(OCCUPANCY_WINDOW_MS, Math.round(occupancy.baseMs)),
      hard: Math.min(100, hard.length),
      recoversUntilAt: recoversUntilAt > now ? recoversUntilAt : null,
      shiftEndsAt: duty && duty.fromAt <= now ? duty.toAt : null,
      reliefAt: isRelieved ? (relief?.at ?? null) : null,
    },
    waking: instant.waking,
    paused: hands.mine.filter(({ isPaused }) => isPaused).length,
    offer: count.offered,
    clock: count,
    rules,
    duty,
    hands,
    rest: isResting ? rest : null,
    quietUntilAt,
    relief: isRelieved ? relief : null,
  };
}
