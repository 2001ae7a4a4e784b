import { wordsOf as evidenceWords } from '#shared/domain/guidance/index.ts';
import { betterFor, type WordsOf } from '#shared/practice/session/coach.ts';
import type { Replayed } from '#shared/practice/session/replay.ts';
import { talkOf } from '#shared/practice/session/talk-of.ts';
import { score } from '#shared/practice/score/score.ts';
import type { ReadFeeling } from '../kernel/ports.ts';
import { shownOf } from './shown.ts';
import type { StoredSession } from './stored.ts';

/** The customer's own words that carry what they feel; null: nothing reads them, or none fit into a sentence. */
export const wordsWith =
  (feel: ReadFeeling | null): WordsOf =>
  (line) =>
    feel === null || line === '' ? null : evidenceWords(line, feel(line, []).evidence);

/** A session that has ended, with its card and all that its record shows. Both stay as they are from then on, whatever later rules would say. */
export function scored(
  session: StoredSession,
  { after, state }: Pick<Replayed, 'after' | 'state'>,
  feel: ReadFeeling | null,
): StoredSession {
  const { scenario, procedure, turns } = session;
  const card = score(talkOf(scenario, procedure, turns), betterFor(scenario, turns, wordsWith(feel)));
  const heat = after
    .filter(({ turn }) => turns[turn]?.did === 'heard')
    .map(({ turn, standing }) => ({ turn, heat: Math.round(standing.heat * 1000) / 1000 }));
  return { ...session, card, heat, shown: shownOf(session, state.told) };
}
