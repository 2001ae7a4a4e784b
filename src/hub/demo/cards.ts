import { cardIdOf, type Card, type Showing } from '#shared/domain/guidance/index.ts';
import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import { DAY } from '#shared/kernel/time.ts';
import { firstVersion, type CardFile } from '../cards/shipped.ts';
import { agentId, queueId, row, TEAM, type Row } from './rows.ts';

const PUBLISHED_DAYS = 40;
const TRIED_DAYS = 28;
/** Cards with two wordings that the team has tried beside contacts without one, and how many contacts fell to each. */
const TRIED = 3;
const CONTACTS = 44;
const HELD_SHARE = 0.25;
/** How much better the mood is on the mean after each way, invented; the last is too little to be told from chance. */
const MEANS = [
  { held: 0.12, a: 0.34, b: 0.22 },
  { held: 0.1, a: 0.16, b: 0.4 },
  { held: 0.15, a: 0.19, b: 0.16 },
] as const;

/** From 0 to 1, the same for the same words. */
const chance = (...words: (string | number)[]): number => hash32(words.join(' '), SEEDS[0]) / 2 ** 32;
/** About a bell curve around 0, within ±1. */
const spread = (...words: (string | number)[]): number =>
  [1, 2, 3, 4].reduce((sum, n) => sum + chance(...words, n), 0) / 2 - 1;
const within = (value: number): number => Math.round(Math.min(1, Math.max(-1, value)) * 100) / 100;

type Arm = 'held' | 'a' | 'b';

function showingRow(card: Card, arm: Arm, n: number, nth: number, now: number): Row {
  const before = within(-0.6 + 0.25 * spread(card.key, arm, n, 'before'));
  const change = MEANS[nth % MEANS.length]![arm] + 0.5 * spread(card.key, arm, n, 'change');
  const luck = chance(card.key, arm, n, 'use');
  const use: Showing['use'] = arm === 'held' ? 'held' : luck < 0.45 ? 'used' : luck < 0.7 ? 'dismissed' : 'left';
  const saysMore = chance(card.key, arm, n, 'more') < 0.92;
  return row('showing', {
    id: `showing-${card.key}-${arm}-${n}`,
    teamId: TEAM,
    queueId: queueId('refunds'),
    cardKey: card.key,
    cardVersion: card.version,
    variant: arm === 'held' ? 'a' : arm,
    use,
    emotion: card.emotions[0],
    needs: card.needs,
    before,
    after: saysMore ? within(before + change) : null,
    end: saysMore ? within(before + change * 1.2) : null,
    at: now - Math.round(chance(card.key, arm, n, 'at') * TRIED_DAYS * DAY),
  });
}

/** The trial is over: the same card for everybody. */
const afterTrial = (card: Card, now: number): Card => ({
  ...card,
  id: cardIdOf(card.key, 2),
  version: 2,
  heldShare: 0,
  summary: '对照期结束，所有对话都可以出现 / The trial is over: every conversation may get it',
  authorId: agentId('zhouhua') as Card['authorId'],
  publishedAt: now - DAY,
});

/** The cards of the product as the demo team has them: three of them were tried for some weeks. */
export function cardRows(files: readonly CardFile[], now: number): Row[] {
  const cards = files.map((file) => firstVersion(file, TEAM, now - PUBLISHED_DAYS * DAY));
  const tried = cards
    .filter(({ variants, urgent }) => variants.length === 2 && !urgent)
    .slice(0, TRIED)
    .map((card) => ({ ...card, heldShare: HELD_SHARE }));
  const showings = tried.flatMap((card, nth) =>
    (['held', 'a', 'b'] as const).flatMap((arm) =>
      // The last is tried for a short time only: too few to be compared.
      Array.from({ length: nth === TRIED - 1 ? 12 : CONTACTS }, (_, n) => showingRow(card, arm, n, nth, now)),
    ),
  );
  const untried = cards.filter(({ id }) => !tried.some((card) => card.id === id));
  return [
    ...[...untried, ...tried, ...tried.map((card) => afterTrial(card, now))].map((card) => row('card', { ...card })),
    ...showings,
  ];
}
