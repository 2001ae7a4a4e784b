import { implement } from '@orpc/server';
import { guidance as contract } from '#shared/contract/app/guidance.ts';
import type { Correction } from '#shared/domain/guidance/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { found } from '../kernel/refusal.ts';
import { readSettings } from '../settings/index.ts';
import { heldTeam } from './cards.ts';
import { noteReading, withoutPersonalData } from './corrections.ts';
import { customerOf } from './conversation.ts';
import type { Hearing } from './hearing.ts';
import type { GuidanceWorld } from './world.ts';

const os = implement(contract);

/** Names that stand in the directory, or are the customer's, are names also where nothing about them looks like one. */
const peopleOf = (db: ReadableDb, customerId: string): string[] =>
  [
    ...db.all<{ name: string }>('select name from customer where id = ?', [customerId]),
    ...db.all<{ name: string }>('select name from agent order by id limit 2000'),
  ].flatMap(({ name }) => [name, name.toLowerCase()]);

export const correctHandler = ({ desk, clock, ids, settings, talks }: GuidanceWorld, hearing: Hearing) =>
  os.correct.handler(({ input: { line: key, emotion, needs, ...about } }) => {
    const here = desk();
    const line = found(hearing.hear(about)?.lines.find((one) => one.key === key && one.feeling));
    const meant = { line: key, read: line.feeling?.emotion ?? 'neutral', emotion, needs, at: clock.now() };
    const { teamId, text } = here.read((db) => {
      const customerId = customerOf(db, talks, about);
      // Whose name it may hold is not known: then nothing is given away.
      const clean = customerId === null ? '' : withoutPersonalData(line.text, peopleOf(db, customerId));
      return { teamId: heldTeam(db), text: clean };
    });
    const mayShare = readSettings(settings.get()).guidance.sharesCorrections && text.trim() !== '';
    const id = ids.uuid() as Correction['id'];
    const shared =
      mayShare && teamId !== undefined
        ? [{ name: 'correction.share' as const, correction: { id, teamId, text, read: meant.read, emotion, needs } }]
        : [];
    here.mutate(shared, (tx, changed) => {
      noteReading(tx, meant);
      changed.add('reading', key);
    });
    return {};
  });
