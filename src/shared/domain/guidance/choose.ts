import { hash32, SEEDS } from '../../kernel/hash.ts';
import { SECOND } from '../../kernel/time.ts';
import type { Channel } from '../channel.ts';
import type { Card, CardVariant, Stage } from './card.ts';
import type { Feeling } from './feeling.ts';
import type { ShowingUse } from './showing.ts';

/** The least time between two cards, before an agent's own taste makes it longer. */
export const CARD_PAUSE_MS = 90 * SECOND;
/** Readings less sure than this bring no card: a wrong card costs more than a missing one. */
export const LEAST_SURE = 0.5;

/** A card of before, newest first. */
export type Earlier = { readonly cardKey: string; readonly at: number; readonly use: ShowingUse | null };

export type Moment = {
  readonly feeling: Feeling;
  readonly stage: Stage;
  readonly channel: Channel;
  /** Of the contact, or of the ticket where there is none: the same one always gets the same variant. */
  readonly about: string;
  readonly now: number;
  /** In this conversation. */
  readonly earlier: readonly Earlier[];
  /** At this desk, in whatever conversation. */
  readonly recent: readonly Earlier[];
};

export type Choice = { readonly card: Card; readonly variant: CardVariant; readonly isHeld: boolean };

const LOOKED_AT = 20;
const ENOUGH_TO_TELL = 8;
/** Each further share of cards put away doubles the pause. */
const STEPS: readonly (readonly [share: number, times: number])[] = [
  [0.9, 8],
  [0.75, 4],
  [0.6, 2],
];

/** Whoever puts most cards away is asked more rarely: who knows their work needs them less. */
export function pauseFor(recent: readonly Earlier[]): number {
  const used = recent.filter(({ use }) => use !== null && use !== 'held').slice(0, LOOKED_AT);
  if (used.length < ENOUGH_TO_TELL) return CARD_PAUSE_MS;
  const share = used.filter(({ use }) => use === 'dismissed').length / used.length;
  return CARD_PAUSE_MS * (STEPS.find(([least]) => share >= least)?.[1] ?? 1);
}

const has = <T>(list: readonly T[], value: T): boolean => list.length === 0 || list.includes(value);

function fits(card: Card, { feeling, stage, channel, earlier }: Moment): boolean {
  return (
    card.retiredAt === null &&
    (feeling.escalate || !card.urgent) &&
    card.emotions.includes(feeling.emotion) &&
    feeling.intensity >= card.intensity &&
    has(card.stages, stage) &&
    has(card.channels, channel) &&
    (card.needs.length === 0 || card.needs.some((need) => feeling.needs.includes(need))) &&
    !earlier.some(({ cardKey }) => cardKey === card.key)
  );
}

/** The closer a card is to the moment, the better: a need it names, the strength, the stage, the channel. */
function closeness(card: Card, { feeling }: Moment): number {
  // What must be heard at once has cards of its own.
  const urgent = card.urgent ? 20 : 0;
  const needs = card.needs.filter((need) => feeling.needs.includes(need)).length;
  const strange = card.needs.length - needs;
  return (
    urgent +
    needs * 4 -
    strange +
    card.intensity * 2 +
    Number(card.stages.length > 0) * 2 +
    Number(card.channels.length > 0) -
    card.emotions.length * 0.5
  );
}

const shareOf = (text: string): number => hash32(text, SEEDS[0]) / 2 ** 32;

/** Which way of saying it a contact gets, and whether it gets none, is chance that never changes its mind. */
function dealt(card: Card, about: string): { variant: CardVariant; isHeld: boolean } {
  const variant =
    card.variants[Math.floor(shareOf(`variant ${card.id} ${about}`) * card.variants.length)] ?? card.variants[0]!;
  // What must be heard at once is kept from nobody for the sake of a comparison.
  return { variant, isHeld: !card.urgent && shareOf(`held ${card.id} ${about}`) < card.heldShare };
}

/** The card for a moment, or none: nothing is felt, the reading is unsure, it is too soon, or nothing fits. */
export function chooseCard(cards: readonly Card[], moment: Moment): Choice | null {
  const { feeling, now, recent, earlier } = moment;
  if (feeling.emotion === 'neutral' || feeling.sureness < LEAST_SURE) return null;
  // Who is to be compared with gets none, whatever else would fit.
  if (!feeling.escalate && earlier.some(({ use }) => use === 'held')) return null;
  // What must be heard at once does not wait for a pause.
  const last = recent.find(({ use }) => use !== 'held');
  if (!feeling.escalate && last && now - last.at < pauseFor(recent)) return null;
  const [card] = cards
    .filter((one) => fits(one, moment))
    .toSorted(
      (a, b) =>
        closeness(b, moment) - closeness(a, moment) ||
        shareOf(`${a.key} ${moment.about}`) - shareOf(`${b.key} ${moment.about}`),
    );
  return card ? { card, ...dealt(card, moment.about) } : null;
}
