import type { ReliefReply, ReliefRequest } from '#shared/contract/team/board.ts';
import type { AgentId } from '#shared/kernel/ids.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import type { Clock } from '../kernel/ports.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Announcer } from './announce.ts';
import { sharesQueue, type Directory } from './directory.ts';
import type { Presence } from './presence.ts';
import type { Reliefs } from './reliefs.ts';

type Deps = {
  readonly clock: Clock;
  readonly directory: () => Promise<Directory>;
  readonly presence: Presence;
  readonly reliefs: Reliefs;
  readonly announce: Announcer;
};

/**
 * Offers rest to somebody of the asker's queues, if a desk of theirs is there: the asker is told that nothing was sent to whoever is away,
 * and so nothing waits for them either. While one stands, nothing is said again.
 * @throws Refusal `not-found` for nobody we know, `forbidden` for oneself or somebody of other queues.
 */
export async function offerRelief(deps: Deps, who: DevicePrincipal, asked: ReliefRequest): Promise<ReliefReply> {
  const { clock, presence, reliefs, announce } = deps;
  const { agentId } = asked;
  const directory = await deps.directory();
  if (!directory.agents.some(({ id }) => id === agentId)) throw new Refusal('not-found', { detail: 'agentId' });
  if (agentId === who.agentId || !sharesQueue(directory, who.agentId, agentId))
    throw new Refusal('forbidden', { detail: 'agentId' });
  const now = clock.now();
  const relief = { agentId, byAgentId: who.agentId as AgentId, at: now, said: [] };
  const isThere = presence.isThere(agentId, now);
  if (isThere && reliefs.of(agentId) === null) await announce.relief(relief);
  return { isThere };
}
