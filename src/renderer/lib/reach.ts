import type { Agent } from '#shared/domain/agent.ts';
import { mayDo } from '#shared/domain/rights.ts';

/** Whom a ticket of these queues reaches: somebody active who holds all of them, whatever their role. */
export const seesQueues = ({ isActive, queueIds }: Agent, wanted: readonly string[]): boolean =>
  isActive && wanted.every((queueId) => queueIds.some((held) => held === queueId));

/** Who can be given tickets of these queues: a ticket of somebody who cannot see it is nobody's work. */
export const canTake = (agent: Agent, wanted: readonly string[]): boolean =>
  mayDo(agent.role, 'ticket.write') && seesQueues(agent, wanted);
