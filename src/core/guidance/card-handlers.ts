import { implement } from '@orpc/server';
import { guidance as contract, type CardOffer } from '#shared/contract/app/guidance.ts';
import type { Heard, Hearing } from './hearing.ts';
import { findShown, noteShown, noteUse } from './shown.ts';
import type { GuidanceWorld } from './world.ts';

const os = implement(contract);

/** A card as it is kept when it is on the screen; undefined: the talk has gone on while it was painted, and it is of no moment any more. */
function toShown(
  heard: Heard | undefined,
  asked: { readonly showingId: string; readonly cardId: string; readonly line: string },
  at: number,
) {
  const offer: CardOffer | null = heard?.offer ?? null;
  const line = heard?.lines.find(({ key }) => key === asked.line);
  if (
    !heard ||
    !line?.feeling ||
    offer?.showingId !== null ||
    offer.cardId !== asked.cardId ||
    offer.line !== asked.line
  )
    return undefined;
  const { emotion, needs, words, isHeld, variant } = offer;
  return {
    id: asked.showingId,
    about: heard.talk.about,
    card_id: asked.cardId,
    card_key: offer.cardKey,
    line: asked.line,
    line_at: line.at,
    queue_id: heard.talk.queueId ?? '',
    before: line.feeling.polarity,
    variant,
    emotion,
    needs,
    words,
    at,
    isHeld,
  };
}

export function cardHandlers({ desk, clock }: GuidanceWorld, hearing: Hearing) {
  const mark =
    (use: 'used' | 'dismissed') =>
    ({ input }: { input: { showingId: string } }) => {
      const here = desk();
      // What was never kept is nothing to say anything of.
      if (!here.read((db) => findShown(db, input.showingId))) return {};
      here.writeLocal((tx, changed) => {
        noteUse(tx, input.showingId, use);
        changed.add('card_shown', input.showingId);
      });
      return {};
    };
  return {
    show: os.show.handler(({ input: { showingId, cardId, line, ...about } }) => {
      const shown = toShown(hearing.hear(about), { showingId, cardId, line }, clock.now());
      if (!shown) return { isKept: false };
      desk().writeLocal((tx, changed) => {
        noteShown(tx, shown);
        changed.add('card_shown', showingId);
      });
      hearing.settle();
      return { isKept: true };
    }),
    use: os.use.handler(mark('used')),
    dismiss: os.dismiss.handler(mark('dismissed')),
  };
}
