import type { LivePerson, LiveQueue } from '#shared/contract/team/board.ts';
import { mayDo } from '#shared/domain/role.ts';
import { sharesQueue, type Directory } from './directory.ts';
import type { Known } from './known.ts';
import type { Present } from './presence.ts';
import type { Relief } from './reliefs.ts';

/** Whom and what somebody watches. */
export type Watch = { readonly agentIds: ReadonlySet<string>; readonly queueIds: ReadonlySet<string> };

/** The people of their queues, themselves among them; null: they may watch nobody. */
export function watchOf(directory: Directory, agentId: string): Watch | null {
  const { agents, queuesOf } = directory;
  if (!agents.some(({ id, role }) => id === agentId && mayDo(role, 'team.watch'))) return null;
  const theirs = agents.filter(({ id }) => sharesQueue(directory, agentId, id));
  return { agentIds: new Set(theirs.map(({ id }) => id)), queueIds: queuesOf.get(agentId) ?? new Set() };
}

/** As many as `LivePerson` holds; of several desks together there may be more. */
const MAX_CHANNELS = 30;

function lineOf({ agentId, state, reason, sinceAt, contacts, report }: Present, relief: Relief | null): string {
  const held = [...contacts.values()].slice(0, MAX_CHANNELS);
  const channels = held.map(({ channel, isPaused }) => ({ channel, isPaused }));
  const person = { agentId, state, reason, sinceAt, channels, report, relief } as LivePerson;
  return JSON.stringify(person);
}

/** Each person's line, written down once for all who watch, and again only after something was heard. */
export class PersonLines {
  readonly #known = new WeakMap<Present, { readonly relief: Relief | null; readonly text: string }>();

  of(present: Present, relief: Relief | null): string {
    const known = this.#known.get(present);
    if (known && known.relief === relief) return known.text;
    const text = lineOf(present, relief);
    this.#known.set(present, { relief, text });
    return text;
  }
}

/** What a customer waits in: rings for a queue, and nobody has answered. Our own calls that ring elsewhere are none. */
function waitingIn(going: readonly Known[]): Map<string, LiveQueue> {
  const queues = new Map<string, LiveQueue>();
  for (const { life } of going) {
    const { queueId } = life.facts;
    if (queueId === null || life.state !== 'ringing' || life.direction !== 'in') continue;
    const { waiting, oldestAt } = queues.get(queueId) ?? emptyQueue(queueId);
    const oldest = Math.min(oldestAt ?? life.ringingAt, life.ringingAt);
    queues.set(queueId, { queueId, waiting: waiting + 1, oldestAt: oldest });
  }
  return queues;
}

const emptyQueue = (queueId: string): LiveQueue => ({ queueId: queueId as never, waiting: 0, oldestAt: null });

export const emptyLine = (queueId: string): string => JSON.stringify(emptyQueue(queueId));

/** The line of every queue somebody could watch, by id. */
export function queueLines({ queues }: Directory, going: readonly Known[]): Map<string, string> {
  const waiting = waitingIn(going);
  return new Map(queues.map(({ id }) => [id, JSON.stringify(waiting.get(id) ?? emptyQueue(id))]));
}
