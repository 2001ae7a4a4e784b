import { canonical } from '../../kernel/canonical.ts';
import { cardIdOf, unfitPlaces, type Card } from '../guidance/index.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision, type Rules } from './rule.ts';
import type { MutationOf } from './schema.ts';
import type { View, WriteContext } from './view.ts';

type Publish = MutationOf<'card.publish'>;

const DONE: Decision = { effects: [], outcome: OK };

const says = (stored: Card, content: Publish['content']): boolean =>
  canonical({ ...stored, ...content }) === canonical(stored);

const publishKeys = ({ key, baseVersion }: Publish) =>
  [baseVersion + 1, baseVersion]
    .filter((version) => version > 0)
    .map((version) => ({ tbl: 'card' as const, id: cardIdOf(key, version) }));

/**
 * Versions are rows of their own and never change: whoever publishes the same number second hears `outdated`. What cannot be shown as it
 * stands is refused, whoever checked it before.
 */
function publishCard(mutation: Publish, view: View, context: WriteContext): Decision {
  const { key, teamId, baseVersion, content, summary } = mutation;
  const version = baseVersion + 1;
  const id = cardIdOf(key, version);
  const stored = view.get('card', id)?.data;
  if (stored) return stored.authorId === context.agentId && says(stored, content) ? DONE : refuse(rejected('outdated'));
  const base = baseVersion === 0 ? undefined : view.get('card', cardIdOf(key, baseVersion))?.data;
  if (baseVersion > 0 && !base) return refuse(rejected('gone'));
  if ((base && base.teamId !== teamId) || unfitPlaces(content).length > 0) return refuse(rejected('invalid'));
  const by = { authorId: context.agentId as Card['authorId'], publishedAt: context.now, retiredAt: null };
  return {
    effects: [{ tbl: 'card', id, data: { ...content, id, key, version, teamId, summary, ...by } }],
    outcome: OK,
  };
}

function retireCard({ cardId, isRetired }: MutationOf<'card.retire'>, view: View, { now }: WriteContext): Decision {
  const stored = view.get('card', cardId)?.data;
  if (!stored) return refuse(rejected('gone'));
  const retiredAt = isRetired ? (stored.retiredAt ?? now) : null;
  if (retiredAt === stored.retiredAt) return DONE;
  return { effects: [{ tbl: 'card', id: stored.id, data: { ...stored, retiredAt } }], outcome: OK };
}

function recordShowing({ showing }: MutationOf<'showing.record'>, view: View, { now }: WriteContext): Decision {
  if (view.get('showing', showing.id)) return DONE;
  const card = view.get('card', cardIdOf(showing.cardKey, showing.cardVersion))?.data;
  if (!card) return refuse(rejected('gone'));
  const isOfIt = card.teamId === showing.teamId && card.variants.some(({ key }) => key === showing.variant);
  if (!isOfIt) return refuse(rejected('invalid'));
  return { effects: [{ tbl: 'showing', id: showing.id, data: { ...showing, at: now } }], outcome: OK };
}

function shareCorrection({ correction }: MutationOf<'correction.share'>, view: View, { now }: WriteContext): Decision {
  if (view.get('correction', correction.id)) return DONE;
  return { effects: [{ tbl: 'correction', id: correction.id, data: { ...correction, at: now } }], outcome: OK };
}

/** What may be written about prompt cards, by name. */
export const GUIDANCE_RULES: Rules<'card.publish' | 'card.retire' | 'showing.record' | 'correction.share'> = {
  'card.publish': { right: 'card.publish', keys: publishKeys, decide: publishCard },
  'card.retire': { right: 'card.publish', keys: ({ cardId }) => [{ tbl: 'card', id: cardId }], decide: retireCard },
  'showing.record': {
    right: 'sop.walk',
    keys: ({ showing }) => [
      { tbl: 'showing', id: showing.id },
      { tbl: 'card', id: cardIdOf(showing.cardKey, showing.cardVersion) },
    ],
    decide: recordShowing,
  },
  'correction.share': {
    right: 'sop.walk',
    keys: ({ correction }) => [{ tbl: 'correction', id: correction.id }],
    decide: shareCorrection,
  },
};
