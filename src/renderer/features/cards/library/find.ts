import type { CardSummary } from '#shared/contract/app/guidance.ts';
import type { Emotion, Need } from '#shared/domain/guidance/index.ts';
import { VARIANT_TEXTS } from '../content.ts';

export type Wanted = {
  readonly text: string;
  readonly emotion: Emotion | null;
  readonly need: Need | null;
};

const textOf = ({ title, variants }: CardSummary): string =>
  [title, ...variants.flatMap((variant) => VARIANT_TEXTS.map((text) => variant[text]))]
    .flatMap(({ zh, en }) => [zh, en])
    .join('\n')
    .toLowerCase();

/** Every word has to stand in the card, in either language. A card for any need is found by each need. By title. */
export function findCards(
  cards: readonly CardSummary[],
  { text, emotion, need }: Wanted,
  title: (card: CardSummary) => string,
): CardSummary[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return cards
    .filter((card) => {
      const all = words.length === 0 ? '' : textOf(card);
      return (
        words.every((word) => all.includes(word)) &&
        (emotion === null || card.emotions.includes(emotion)) &&
        (need === null || card.needs.length === 0 || card.needs.includes(need))
      );
    })
    .toSorted((a, b) => title(a).localeCompare(title(b), ['zh', 'en']));
}
