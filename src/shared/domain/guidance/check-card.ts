import { LANGUAGES } from '../../kernel/text.ts';
import { WORDS, type CardContent } from './card.ts';

const counted = (text: string): number => text.split(WORDS).length - 1;
const TEXTS = ['mirror', 'plain', 'question', 'avoid'] as const;

/** Where a card cannot be shown as it stands: texts that are missing, and the place of the customer's words. Paths like `variants.0.mirror.zh`. */
export function unfitPlaces(content: CardContent): string[] {
  const places: string[] = [];
  const note = (isWrong: boolean, path: string): void => {
    if (isWrong) places.push(path);
  };
  for (const language of LANGUAGES) {
    note(content.title[language].trim() === '', `title.${language}`);
    note(content.source[language].trim() === '', `source.${language}`);
    for (const [i, variant] of content.variants.entries())
      for (const text of TEXTS) {
        const written = variant[text][language];
        const isPlaced = counted(written) === (text === 'mirror' ? 1 : 0);
        note(written.trim() === '' || !isPlaced, `variants.${i}.${text}.${language}`);
      }
  }
  note(new Set(content.variants.map(({ key }) => key)).size < content.variants.length, 'variants');
  note(content.emotions.includes('neutral'), 'emotions');
  return places;
}
