import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { addMessage, addTags, setFields } from '#testkit/hub/suite/mutations.ts';
import { seededRandom } from '#testkit/random.ts';
import type { LoadDesk } from './load-desk.ts';
import { sentence } from './tickets.ts';

type Random = ReturnType<typeof seededRandom>;
type Writer = Pick<LoadDesk, 'ticketIds' | 'cursor'>;

/** What an agent does to one of their tickets: six of ten a reply, two a tag, two a priority. */
export function oneWrite({ ticketIds, cursor }: Writer, random: Random): Mutation {
  const ticketId = random.pick(ticketIds);
  const dice = random.int(10);
  if (dice < 6) return addMessage(ticketId, sentence(random, 120), `message-${randomUUID()}`);
  if (dice < 8) return addTags(ticketId, `t${random.int(50)}`);
  return setFields(ticketId, { priority: random.pick(['low', 'normal', 'high', 'urgent'] as const) }, cursor);
}

/** Seconds until the next of many who do not know of each other, `perSecond` on average. */
export const gapS = (perSecond: number, chance: number): number => -Math.log(1 - chance) / perSecond;

type Pace = { readonly perSecond: number; readonly seconds: number; readonly isOver?: () => boolean };

/** Has some desk write, `perSecond` times on average, whatever the hub answers; ends after `seconds`, or when it is over. */
export async function keepWriting(desks: readonly LoadDesk[], about: Pace): Promise<void> {
  const random = seededRandom(desks.length);
  const began = performance.now();
  for (let at = 0; at < about.seconds; at += gapS(about.perSecond, random.next())) {
    await wait(Math.max(0, began + at * 1000 - performance.now()));
    if (about.isOver?.()) return;
    const desk = random.pick(desks);
    desk.write(oneWrite(desk, random));
  }
  await wait(Math.max(0, began + about.seconds * 1000 - performance.now()));
}
