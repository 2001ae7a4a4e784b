import type { Emotion, Need, ShowingUse, Earlier, CardVariant } from '#shared/domain/guidance/index.ts';
import { DAY } from '#shared/kernel/time.ts';
import { json } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

/** A card that was offered at this desk. `use` null: the agent has not said anything of it yet. */
export type Shown = {
  readonly id: string;
  readonly about: string;
  readonly card_id: string;
  readonly card_key: string;
  readonly variant: CardVariant['key'];
  readonly line: string;
  readonly line_at: number;
  readonly queue_id: string;
  readonly emotion: Emotion;
  readonly needs: string;
  readonly before: number;
  readonly words: string | null;
  readonly at: number;
  readonly use: ShowingUse | null;
  readonly is_held: number;
  /** What has become of the mood so far: the lines of a call are gone when it is wrapped up. */
  readonly after: number | null;
  readonly end: number | null;
  readonly settled_at: number | null;
};

const RECENT = 40;
const OPEN = 500;
const KEPT_MS = 30 * DAY;

export const toEarlier = ({ card_key, at, use, is_held }: Shown): Earlier => ({
  cardKey: card_key,
  at,
  use: is_held === 1 ? 'held' : use,
});

export const shownIn = (db: ReadableDb, about: string): Shown[] =>
  db.all<Shown>(`select * from card_shown where about = ? order by at desc, id limit ${RECENT}`, [about]);
export const recentlyShown = (db: ReadableDb): Earlier[] =>
  db.all<Shown>(`select * from card_shown order by at desc, id limit ${RECENT}`).map(toEarlier);
export const unsettled = (db: ReadableDb): Shown[] =>
  db.all<Shown>(`select * from card_shown where settled_at is null order by at limit ${OPEN}`);
export const findShown = (db: ReadableDb, id: string): Shown | undefined =>
  db.get<Shown>('select * from card_shown where id = ?', [id]);

type New = Omit<Shown, 'needs' | 'use' | 'settled_at' | 'is_held' | 'after' | 'end'> & {
  readonly needs: readonly Need[];
  readonly isHeld: boolean;
};

export function noteShown(tx: WritableDb, one: New): void {
  tx.run(
    `insert or ignore into card_shown
       (id, about, card_id, card_key, variant, line, line_at, queue_id, emotion, needs, before, words, at, use, is_held)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?)`,
    [
      one.id,
      one.about,
      one.card_id,
      one.card_key,
      one.variant,
      one.line,
      one.line_at,
      one.queue_id,
      one.emotion,
      json(one.needs),
      one.before,
      one.words,
      one.at,
      Number(one.isHeld),
    ],
  );
  tx.run('delete from card_shown where settled_at is not null and at < ?', [one.at - KEPT_MS]);
}

/** The last word counts: who has put a card away may still use it. */
export function noteUse(tx: WritableDb, id: string, use: ShowingUse): void {
  tx.run('update card_shown set use = ? where id = ? and settled_at is null', [use, id]);
}

export function noteCourse(tx: WritableDb, id: string, { after, end }: Pick<Shown, 'after' | 'end'>): void {
  tx.run('update card_shown set after = ?, "end" = ? where id = ?', [after, end, id]);
}

export function noteSettled(tx: WritableDb, id: string, at: number): void {
  tx.run('update card_shown set settled_at = ? where id = ?', [at, id]);
}
