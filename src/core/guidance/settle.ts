import { changeAfter, type Need, type Showing } from '#shared/domain/guidance/index.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { DAY } from '#shared/kernel/time.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Desk } from '../kernel/desk.ts';
import { findCard } from './cards.ts';
import { conversationOf } from './conversation.ts';
import type { HeardLine, Listener } from './read-lines.ts';
import { noteCourse, noteSettled, shownIn, unsettled, type Shown } from './shown.ts';
import type { About, Talks } from './world.ts';

/** A conversation nobody has ended has said what it had to say by then. */
const LONGEST_MS = DAY;

/** As far as the lines still tell; what was known before they went stands. */
function courseOf(shown: Shown, lines: readonly HeardLine[]): Pick<Shown, 'after' | 'end'> {
  const { after, end } = changeAfter(lines, shown.line_at);
  return end === null ? shown : { after, end };
}

/** Keeps what has become of the mood since each card of this conversation, while its lines are there. */
export function followCourse(desk: Desk, about: string, lines: readonly HeardLine[]): void {
  const moved = desk
    .read((db) => shownIn(db, about))
    .filter((shown) => shown.settled_at === null)
    .map((shown) => ({ shown, course: courseOf(shown, lines) }))
    .filter(({ shown, course }) => course.after !== shown.after || course.end !== shown.end);
  if (moved.length === 0) return;
  desk.writeLocal((tx) => {
    for (const { shown, course } of moved) noteCourse(tx, shown.id, course);
  });
}

type Settling = { readonly desk: Desk; readonly talks: Talks; readonly listener: Listener; readonly now: number };

const aboutOf = (about: string): About => {
  const id = about.slice(2);
  return about.startsWith('c:') ? { contactId: id, ticketId: null } : { contactId: null, ticketId: id };
};

function toShowing(db: ReadableDb, shown: Shown, { talks, listener, now }: Settling): Omit<Showing, 'at'> | undefined {
  const talk = conversationOf(db, talks, aboutOf(shown.about));
  const card = findCard(db, shown.card_id);
  if (!card || (!talk.isOver && now - shown.at < LONGEST_MS)) return undefined;
  const { after, end } = courseOf(shown, listener.hear(db, talk));
  return {
    id: shown.id as Showing['id'],
    teamId: card.teamId,
    queueId: shown.queue_id as Showing['queueId'],
    cardKey: card.key,
    cardVersion: card.version,
    variant: shown.variant,
    use: shown.is_held === 1 ? 'held' : (shown.use ?? 'left'),
    emotion: shown.emotion,
    needs: parsed<Need[]>(shown.needs),
    before: shown.before,
    after,
    end,
  };
}

/**
 * Tells the team what became of cards in conversations that are over, each once. A card that is gone meanwhile, or that the rules would refuse,
 * is settled in silence: nothing depends on it.
 */
export function settleShowings(settling: Settling): void {
  const { desk, now } = settling;
  const ready = desk.read((db) =>
    unsettled(db).flatMap((shown) => {
      if (!findCard(db, shown.card_id)) return [{ shown, told: [] }];
      const showing = toShowing(db, shown, settling);
      if (!showing) return [];
      const mutation: Mutation = { name: 'showing.record', showing };
      return [{ shown, told: desk.wouldRefuse(db, mutation) ? [] : [mutation] }];
    }),
  );
  if (ready.length === 0) return;
  desk.mutate(
    ready.flatMap(({ told }) => told),
    (tx) => {
      for (const { shown } of ready) noteSettled(tx, shown.id, now);
    },
  );
}
