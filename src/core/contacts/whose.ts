import type { Agent } from '#shared/domain/agent.ts';
import type { ContactLife } from '#shared/domain/contact-life.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Kept } from './kept.ts';

const names = ({ id, handle, name }: Pick<Agent, 'id' | 'handle' | 'name'>): string[] =>
  [id, handle, name].map((one) => one.toLowerCase());

/** Whether one of these is somebody else of the team; an extension or a name nobody knows is nobody's. */
function isColleague(db: ReadableDb, users: readonly string[], me: Agent): boolean {
  return users.some(
    (user) =>
      db.get(
        'select 1 as x from agent where id <> ? and (id = ? or handle = lower(?) or lower(name) = lower(?)) limit 1',
        [me.id, user, user, user],
      ) !== undefined,
  );
}

/** Whether somebody else has answered: the exchange names a colleague, and not the person at this desk. */
export function isElsewhere(db: ReadableDb, { answeredBy }: ContactLife, me: Agent): boolean {
  const mine = names(me);
  return !answeredBy.some((user) => mine.includes(user.toLowerCase())) && isColleague(db, answeredBy, me);
}

/** Whether the person at this desk has it, or had it. */
export const isMine = (db: ReadableDb, kept: Kept, life: ContactLife, me: Agent): boolean =>
  life.answeredAt !== null && !isElsewhere(db, life, me);
