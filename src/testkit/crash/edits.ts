import type { Db } from '#core/db/types.ts';
import { getNumber } from '#core/db/meta.ts';
import type { OpenDesk } from '#core/desk/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { getRow } from '#core/replica/index.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { seededIds } from '../ids.ts';
import type { seededRandom } from '../random.ts';

type Chance = { readonly random: ReturnType<typeof seededRandom>; readonly ids: ReturnType<typeof seededIds> };

/** A line, a tag or a status on one of the tickets that are here. */
function draw({ random, ids }: Chance, ticketId: string, seen: number): Mutation {
  const uuid = (): never => ids.uuid() as never;
  const ticket = { ticketId: ticketId as never };
  switch (random.int(4)) {
    case 0:
      return { name: 'ticket.tag', ...ticket, tags: { add: [`tag${random.int(9)}`], remove: [] }, eventId: uuid() };
    case 1: {
      const status = random.pick(['open', 'pending', 'solved'] as const);
      return {
        name: 'ticket.set',
        ...ticket,
        fields: { status },
        seen: { status: seen },
        eventIds: { status: uuid() },
      };
    }
    default: {
      const kind = random.pick(['reply', 'note'] as const);
      const body = `words ${random.int(1e6)} ${'more of them '.repeat(random.int(40))}`;
      return { name: 'message.add', ...ticket, message: { id: uuid(), kind, body, attachments: [], mentions: [] } };
    }
  }
}

/** Makes one edit as the screen does. @returns it, once the desk has answered; undefined: the rules refuse it. */
export function edit(open: OpenDesk, db: Db, chance: Chance): { mid: number; mutation: Mutation } | undefined {
  const tickets = db.read((tx) => tx.all<{ id: string }>('select id from ticket order by id'));
  if (tickets.length === 0) return undefined;
  const { id } = chance.random.pick(tickets);
  const mutation = draw(
    chance,
    id,
    db.read((tx) => getRow(tx, 'ticket', id)?.ver ?? 0),
  );
  try {
    open.desk.mutate([mutation]);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
  return { mid: db.read((tx) => getNumber(tx, 'nextMid') ?? 1) - 1, mutation };
}
