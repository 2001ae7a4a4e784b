import { BOARD_NEEDS, type BoardAgent } from '#shared/contract/app/board.ts';
import type { LivePerson } from '#shared/contract/team/board.ts';
import { bandOf, isOvertimeNear } from '#shared/domain/load/index.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { findAgent } from '../directory/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { here, teamSizeOf } from '../load/index.ts';

type Need = BoardAgent['needs'][number];
/** So many hard contacts in one hour, or one contact for so long: somebody may want to look in. */
const MANY_HARD = 2;
const LONG_MS = 20 * MINUTE;

export type Seen = {
  /** Hub time minus desk time, ms. */
  readonly skew: number;
  readonly now: number;
  readonly overtimeHintMs: number;
};

const isBusy = (state: LivePerson['state']): boolean => state === 'on-contact' || state === 'acw';

function needsOf(person: LivePerson, band: BoardAgent['band'], { now, skew, overtimeHintMs }: Seen): Need[] {
  const { report, state, sinceAt } = person;
  const hubNow = now + skew;
  const endsAt = report?.shiftEndsAt ?? null;
  const isLate = endsAt !== null && (hubNow >= endsAt || isOvertimeNear({ toAt: endsAt }, hubNow, overtimeHintMs));
  const found: Readonly<Record<Need, boolean>> = {
    act: band === 'act' && state !== 'break',
    relief: band === 'relief' && state !== 'break',
    hard: (report?.hard ?? 0) >= MANY_HARD && state !== 'break',
    overtime: isLate && isBusy(state),
    long: state === 'on-contact' && hubNow - sinceAt >= LONG_MS,
  };
  return BOARD_NEEDS.filter((need) => found[need]);
}

/** Words of a colleague's desk as they stand on the board. */
function boardAgent(agent: Agent, person: LivePerson, seen: Seen & { readonly teamSize: number }): BoardAgent {
  const { report, relief } = person;
  const { skew, teamSize } = seen;
  const band = bandOf({ share: report?.occupancy ?? null, baseMs: report?.baseMs ?? 0 }, teamSize);
  return {
    agentId: agent.id,
    name: agent.name,
    role: agent.role,
    queueIds: agent.queueIds,
    state: person.state,
    reason: person.reason,
    sinceAt: Math.max(0, person.sinceAt - skew),
    channels: person.channels,
    load: report?.load ?? null,
    interruptible: report?.interruptible ?? 0,
    occupancy: report?.occupancy ?? null,
    band,
    hard: report?.hard ?? 0,
    recoversUntilAt: here(report?.recoversUntilAt ?? null, skew),
    shiftEndsAt: here(report?.shiftEndsAt ?? null, skew),
    relief: relief && {
      at: Math.max(0, relief.at - skew),
      byAgentId: relief.byAgentId,
      hasArrived: report?.reliefAt === relief.at,
    },
    needs: needsOf(person, band, seen),
  };
}

const rank = ({ needs: [first] }: BoardAgent): number =>
  first === undefined ? BOARD_NEEDS.length : BOARD_NEEDS.indexOf(first);
const byName = (a: BoardAgent, b: BoardAgent): number =>
  a.name.localeCompare(b.name, 'zh') || (a.agentId < b.agentId ? -1 : 1);

/** People of the same queues have a team of the same size. */
function sizes(db: ReadableDb): (queueIds: readonly string[]) => number {
  const known = new Map<string, number>();
  return (queueIds) => {
    const name = queueIds.join(' ');
    const size = known.get(name) ?? teamSizeOf(db, queueIds);
    known.set(name, size);
    return size;
  };
}

/** Whoever needs something first, then by name: nobody is compared with anybody. */
export function peopleOf(db: ReadableDb, people: Iterable<LivePerson>, seen: Seen): BoardAgent[] {
  const sizeOf = sizes(db);
  const known = [...people].flatMap((person) => {
    const agent = findAgent(db, person.agentId);
    return agent ? [boardAgent(agent, person, { ...seen, teamSize: sizeOf(agent.queueIds) })] : [];
  });
  return known.toSorted((a, b) => rank(a) - rank(b) || byName(a, b));
}
