import type { Candidate } from '#shared/domain/assignment.ts';
import type { Held } from '#shared/domain/load/index.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { capacityOf, type Directory } from './directory.ts';
import type { Busy } from './give-out.ts';
import type { Known } from './known.ts';
import { legsOf } from './legs.ts';
import type { Present } from './presence.ts';

/** What is known of everybody when it is asked who takes what. */
export type Standing = {
  readonly directory: Directory;
  readonly present: readonly Present[];
  /** Contacts that go on. */
  readonly going: readonly Known[];
  readonly busy: readonly Busy[];
  /** When each was last given something, ms UTC. */
  readonly givenAt: ReadonlyMap<string, number>;
  readonly now: number;
};

/** Nothing new shortly before somebody goes home: it would keep them. */
const ENDING_MS = 10 * MINUTE;

const fresh = (channel: Held['channel']): Held => ({ channel, isPaused: false, wokeAt: null });

/** Everybody who is there, with all that is in their hands: what their desks say, what they are offered, what the exchange has given them. */
export function candidatesOf(standing: Standing): Candidate[] {
  const { directory, present, givenAt, now } = standing;
  return present.map(({ agentId, state, sinceAt, contacts, report }) => ({
    agentId,
    state,
    queueIds: directory.queuesOf.get(agentId) ?? new Set<string>(),
    capacity: capacityOf(directory, agentId),
    held: [...heldBy(agentId, contacts, standing).values()],
    idleSinceAt: Math.max(sinceAt, givenAt.get(agentId) ?? 0),
    isRecovering: (report?.recoversUntilAt ?? 0) > now,
    isEnding: report !== null && report.shiftEndsAt !== null && report.shiftEndsAt - now <= ENDING_MS,
  }));
}

/** By id. Of what a desk and the hub both know, the desk knows better. */
function heldBy(agentId: string, own: Present['contacts'], { busy, going }: Standing): Map<string, Held> {
  const offered = busy.filter((one) => one.agentId === agentId);
  const held = new Map([...offered.map(({ contactId, channel }) => [contactId, fresh(channel)] as const), ...own]);
  // Calls that the exchange lets ring for them, or that they have answered.
  for (const { contactId, entries, source, agents, life } of going) {
    if (held.has(contactId) || !agents.has(agentId)) continue;
    const last = legsOf(entries, source).at(-1)?.agentId ?? null;
    if (last === null || last === agentId) held.set(contactId, fresh(life.channel));
  }
  return held;
}
