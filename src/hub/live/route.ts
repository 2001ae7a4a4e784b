import type { Agent } from '#shared/domain/agent.ts';
import type { CallEvent } from '#shared/domain/call-event.ts';
import type { AgentId, QueueId } from '#shared/kernel/ids.ts';
import type { Directory } from './directory.ts';

const plain = (text: string): string => text.trim().normalize('NFC').toLowerCase();
/** `1001@pbx.example` and `sip:1001@pbx` name 1001. */
const local = (text: string): string =>
  plain(text)
    .replace(/^sips?:/, '')
    .replace(/@.*$/, '');

function only(agents: readonly Agent[], is: (agent: Agent) => boolean): string | undefined {
  const found = agents.filter(is);
  return found.length === 1 ? found[0]?.id : undefined;
}

/** Whom an exchange means: by extension, handle, id or, where only one person is called so, by name. */
export function findAgent({ agents, extensions }: Directory, user: string): string | undefined {
  const [whole, word] = [plain(user), local(user)];
  const known = extensions.get(whole) ?? extensions.get(word);
  if (known !== undefined && agents.some(({ id }) => id === known)) return known;
  return (
    only(agents, ({ id }) => id === user) ??
    only(agents, ({ handle }) => handle === word) ??
    only(agents, ({ name }) => plain(name) === whole)
  );
}

/** Everybody meant, each once. */
export const findAgents = (directory: Directory, users: readonly string[]): string[] => [
  ...new Set(users.flatMap((user) => findAgent(directory, user) ?? [])),
];

/** A queue by its id or by either of its names. */
export function findQueue({ queues }: Directory, text: string | null): QueueId | null {
  if (text === null) return null;
  const word = plain(text);
  const byId = queues.find(({ id }) => id === text.trim());
  return (byId ?? queues.find(({ name }) => plain(name.zh) === word || plain(name.en) === word))?.id ?? null;
}

/** A contact is read by who holds its queue; one of no queue by whom it rings for. */
export const mayRead = ({ queuesOf }: Directory, agentId: string, queueId: string | null): boolean =>
  queueId === null || queuesOf.get(agentId)?.has(queueId) === true;

/** What of it somebody may know who does not hold its queue: that it is theirs, and neither whose it is nor what it is about. */
export const withoutQueue = (event: CallEvent): CallEvent => ({
  ...event,
  queueId: null,
  queue: null,
  customerId: null,
  ticketId: null,
});

/**
 * Whom an event names: those who hold its queue. Where the exchange rings somebody who does not, it is a call of theirs and of no queue
 * of ours.
 */
export function whomItNames(directory: Directory, event: CallEvent): { event: CallEvent; agents: AgentId[] } {
  const named = findAgents(directory, event.users) as AgentId[];
  const holders = named.filter((agentId) => mayRead(directory, agentId, event.queueId));
  if (named.length === 0 || holders.length > 0) return { event, agents: holders };
  return { event: withoutQueue(event), agents: named };
}
