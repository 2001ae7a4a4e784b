import { implement } from '@orpc/server';
import { guidance as contract, type CardSummary } from '#shared/contract/app/guidance.ts';
import { cardIdOf, effectsOf, unfitPlaces, type Card } from '#shared/domain/guidance/index.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { ReadableDb } from '../db/types.ts';
import { agentNameOf } from '../directory/index.ts';
import type { Desk } from '../kernel/desk.ts';
import { Refusal } from '../kernel/refusal.ts';
import { cardVersionsOf, heldTeam, newestCards, showingsOf } from './cards.ts';
import { correctionsIn } from './corrections.ts';
import type { GuidanceWorld } from './world.ts';

const os = implement(contract);

type Counted = {
  readonly card_key: string;
  readonly card_version: number;
  readonly shown: number;
  readonly used: number;
};

/** How often each version was shown and used. @param key of one card only. */
function countsOf(db: ReadableDb, key?: string): ReadonlyMap<string, Counted> {
  const rows = db.all<Counted>(
    `select card_key, card_version, count(*) as shown, sum(use = 'used') as used from showing
     where use != 'held' and (? is null or card_key = ?) group by card_key, card_version`,
    [key ?? null, key ?? null],
  );
  return new Map(rows.map((row) => [cardIdOf(row.card_key, row.card_version), row]));
}

function summaries(db: ReadableDb, cards: readonly Card[], key?: string): CardSummary[] {
  const counts = countsOf(db, key);
  return cards.map((card) => {
    const { shown = 0, used = 0 } = counts.get(card.id) ?? {};
    return { ...card, authorName: agentNameOf(db, card.authorId), shown, used };
  });
}

function forLeads(desk: Desk): void {
  if (!mayDo(desk.agent().role, 'card.publish')) throw new Refusal('FORBIDDEN');
}

export const leadHandlers = ({ desk, ids }: GuidanceWorld) => ({
  cards: os.cards.handler(() => ({ cards: desk().read((db) => summaries(db, newestCards(db))) })),
  cardVersions: os.cardVersions.handler(({ input }) => ({
    versions: desk().read((db) => summaries(db, cardVersionsOf(db, input.key), input.key)),
  })),
  effects: os.effects.handler(({ input }) => {
    forLeads(desk());
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
  corrections: os.corrections.handler(() => {
    forLeads(desk());
    return { corrections: desk().read(correctionsIn) };
  }),
});
