import { implement } from '@orpc/server';
import { guidance as contract, type CardSummary } from '#shared/contract/app/guidance.ts';
import { cardIdOf, effectsOf, unfitPlaces, type Card } from '#shared/domain/guidance/index.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { ReadableDb } from '../db/types.ts';
import { agentNameOf } from '../directory/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import { cardVersionsOf, heldTeam, newestCards, showingsOf } from './cards.ts';
import { correctionsIn } from './corrections.ts';
import type { GuidanceWorld } from './world.ts';

const os = implement(contract);

function summaryOf(db: ReadableDb, card: Card): CardSummary {
  const counted = db.get<{ shown: number; used: number }>(
    `select count(*) as shown, coalesce(sum(data->>'use' = 'used'), 0) as used from showing where card_key = ? and data->>'use' != 'held'`,
    [card.key],
  );
  return { ...card, authorName: agentNameOf(db, card.authorId), shown: counted?.shown ?? 0, used: counted?.used ?? 0 };
}

export const leadHandlers = ({ desk, ids }: GuidanceWorld) => ({
  cards: os.cards.handler(() => ({ cards: desk().read((db) => newestCards(db).map((card) => summaryOf(db, card))) })),
  cardVersions: os.cardVersions.handler(({ input }) => ({
    versions: desk().read((db) => cardVersionsOf(db, input.key).map((card) => summaryOf(db, card))),
  })),
  effects: os.effects.handler(({ input }) => {
    const byVersion = Object.groupBy(
      desk().read((db) => showingsOf(db, input.key)),
      ({ cardVersion }) => cardVersion,
    );
    const versions = Object.entries(byVersion).map(([version, showings = []]) => ({
      version: Number(version),
      ...effectsOf(showings),
    }));
    return { versions: versions.toSorted((a, b) => b.version - a.version) };
  }),
  publishCard: os.publishCard.handler(({ input: { key: wanted, baseVersion, content, summary }, errors }) => {
    const here = desk();
    const places = unfitPlaces(content);
    if (places.length > 0) throw errors.UNFIT({ data: { places } });
    const key = wanted ?? `card-${ids.uuid().slice(-12)}`;
    const { newest, teamId } = here.read((db) => {
      const [card] = cardVersionsOf(db, key);
      return { newest: card?.version ?? 0, teamId: card?.teamId ?? heldTeam(db) };
    });
    if (teamId === undefined || !mayDo(here.agent().role, 'card.publish')) throw new Refusal('FORBIDDEN');
    if (newest !== baseVersion) throw errors.OUTDATED();
    here.mutate([{ name: 'card.publish', key, teamId, baseVersion, content, summary }]);
    return { cardId: cardIdOf(key, baseVersion + 1) };
  }),
  retireCard: os.retireCard.handler(({ input }) => {
    desk().mutate([{ name: 'card.retire', ...input }]);
    return {};
  }),
  corrections: os.corrections.handler(() => ({ corrections: desk().read(correctionsIn) })),
});
