import { implement } from '@orpc/server';
import { board as contract, type Board } from '#shared/contract/app/board.ts';
import { mayDo } from '#shared/domain/rights.ts';
import { policiesOf } from '../history/index.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import { HubUnreachable, type Clock } from '../kernel/ports.ts';
import { found, Refusal } from '../kernel/refusal.ts';
import { agreedOf, heldQueues, teamSizeOf } from '../load/index.ts';
import { HubGarbled, HubRefused } from '../sync/index.ts';
import { coverOf, staggerOf } from './cover.ts';
import type { BoardLine } from './line.ts';
import { peopleOf } from './people.ts';
import { queuesOf } from './queues.ts';

const os = implement(contract);

export type BoardWorld = {
  readonly desk: CurrentDesk;
  readonly clock: Clock;
  readonly hubUrl: string;
  /** Of the open desk; throws as `desk`. */
  readonly line: () => BoardLine;
  readonly skew: () => number;
};

/** @throws Refusal FORBIDDEN for whoever leads nobody. */
function leading({ desk }: BoardWorld): Desk {
  const here = desk();
  if (!mayDo(here.agent().role, 'team.watch')) throw new Refusal('FORBIDDEN');
  return here;
}

function boardOf(here: Desk, { clock, line, skew }: BoardWorld): Board {
  const heard = line().heard();
  const [now, ahead] = [clock.now(), skew()];
  return here.read((db) => {
    const held = heldQueues(db);
    const teamSize = teamSizeOf(db, held);
    const seen = { now, skew: ahead, overtimeHintMs: agreedOf(db).overtimeHintMs };
    const agents = peopleOf(db, heard.people.values(), seen);
    const queues = queuesOf(db, { queueIds: held, people: agents, heard, now, skew: ahead });
    return { isLive: heard.isLive, heardAt: heard.heardAt, agents, queues, teamSize };
  });
}

function asked(here: Desk, world: BoardWorld) {
  const zone = here.read((db) => policiesOf(db).zone);
  return { board: boardOf(here, world), now: world.clock.now(), skew: world.skew(), zone };
}

const isAway = (error: unknown): boolean =>
  error instanceof HubUnreachable ||
  error instanceof HubGarbled ||
  (error instanceof HubRefused && error.status >= 429);

/** @throws Refusal when the hub says that it is not this lead's to offer. */
function refusedAs(error: unknown): never {
  if (error instanceof HubRefused && error.status === 403) throw new Refusal('FORBIDDEN');
  if (error instanceof HubRefused && error.status === 404) throw new Refusal('NOT_FOUND');
  throw error;
}

const relieve = (world: BoardWorld) =>
  os.relieve.handler(async ({ input: { agentId }, errors }) => {
    leading(world);
    const isThere = await world
      .line()
      .relieve(agentId)
      .catch((error: unknown) => {
        if (isAway(error)) throw errors.HUB_UNREACHABLE({ data: { hubUrl: world.hubUrl } });
        return refusedAs(error);
      });
    if (!isThere) throw errors.NOT_THERE();
    return {};
  });

/** A lead's view of the team. */
export function boardRouter(world: BoardWorld) {
  return os.router({
    watch: os.watch.handler(() => {
      const here = leading(world);
      world.line().watch();
      return boardOf(here, world);
    }),
    relieve: relieve(world),
    cover: os.cover.handler(({ input: { agentId } }) => {
      const here = leading(world);
      const about = asked(here, world);
      const agent = found(about.board.agents.find((one) => one.agentId === agentId));
      return here.read((db) => coverOf(db, agent, about));
    }),
    stagger: os.stagger.handler(({ input: { hours } }) => {
      const here = leading(world);
      const about = asked(here, world);
      const { rests, ...rest } = here.read((db) => staggerOf(db, about, hours));
      return { ...rest, rests: [...rests] };
    }),
  });
}
