import { randomUUID } from 'node:crypto';
import type { AgentId, TicketId } from '#shared/kernel/ids.ts';
import type { AppClient } from '#testkit/core-desk.ts';
import type { seededRandom } from '#testkit/random.ts';
import { BILLING, TECH } from '#testkit/hub/people.ts';

const ALL = { view: 'all', queueId: null, text: '', order: 'newest', after: null, limit: 200 } as const;
const LOOK_EVERY = 10;

/** Does one thing an agent does to some ticket of this desk, by chance; each call is one acknowledged edit or a refusal. */
export function editor(app: AppClient, agentId: () => string, random: ReturnType<typeof seededRandom>) {
  let known: TicketId[] = [];
  let n = 0;
  const write = (ticketId: TicketId, kind: 'reply' | 'note', status: 'pending' | 'solved' | null) =>
    app.messages.add({ id: randomUUID(), ticketId, kind, body: `第 ${n} line`, attachmentIds: [], status });
  const assignee = (): AgentId | null => (random.int(3) === 0 ? null : (agentId() as AgentId));
  const tag = (): string => `tag-${random.int(12)}`;
  const status = () => random.pick(['open', 'pending', 'solved'] as const);
  const queueId = () => random.pick([BILLING, TECH]) as never;

  return async (): Promise<void> => {
    if (n % LOOK_EVERY === 0) known = (await app.tickets.list(ALL)).items.map(({ id }) => id);
    n += 1;
    const ticketId = random.pick(known);
    const dice = random.int(20);
    if (dice < 4) await write(ticketId, 'reply', null);
    else if (dice < 6) await write(ticketId, 'reply', random.pick(['pending', 'solved']));
    else if (dice < 10) await write(ticketId, 'note', null);
    else if (dice < 13) await app.tickets.tag({ ticketId, add: [tag()], remove: [tag()] });
    else if (dice < 16) await app.tickets.set({ ticketId, fields: { assigneeId: assignee() } });
    else if (dice < 19) await app.tickets.set({ ticketId, fields: { status: status() } });
    else await app.tickets.set({ ticketId, fields: { queueId: queueId() } });
  };
}
