import { unfitPlaces, WORDS, type CardContent } from '#shared/domain/guidance/index.ts';
import type { KeyOf } from '#shared/i18n/index.ts';
import { VARIANT_TEXTS } from '../content.ts';

/** `place`: as in `unfitPlaces`; also the name of its field in the form. */
export type CardProblem = { readonly place: string; readonly words: KeyOf<'cards'> };

function textAt({ title, source, variants }: CardContent, place: string): string {
  const [head, at, part, side] = place.split('.');
  const language = (side ?? at) === 'zh' ? 'zh' : 'en';
  if (head === 'title') return title[language];
  if (head === 'source') return source[language];
  const text = VARIANT_TEXTS.find((one) => one === part);
  const variant = variants[Number(at)];
  return variant && text ? variant[text][language] : '';
}

function wordsFor(content: CardContent, place: string): CardProblem['words'] {
  if (place === 'emotions') return content.emotions.length === 0 ? 'problem.emotions' : 'problem.calm';
  if (place === 'variants') return 'problem.variants';
  const text = textAt(content, place);
  if (text.trim() === '') return 'problem.missing';
  if (!place.includes('.mirror.')) return 'problem.strayWords';
  return text.includes(WORDS) ? 'problem.manyWords' : 'problem.noWords';
}

/** In the order of the form, so that the key of the next problem goes down the page. */
const ORDER = ['title', 'emotions', 'variants', 'source'];
const rankOf = (place: string): number => ORDER.indexOf(place.split('.')[0] ?? '');
/** Both languages of a field, before the next field. */
const textRank = (place: string): number => VARIANT_TEXTS.findIndex((text) => place.includes(`.${text}.`));
const variantOf = (place: string): number => Number(place.split('.')[1] ?? 0) || 0;
const languageRank = (place: string): number => (place.endsWith('.en') ? 1 : 0);

/** What keeps a card from being shown as it stands. */
export function problemsOf(content: CardContent): CardProblem[] {
  const places = [...unfitPlaces(content), ...(content.emotions.length === 0 ? ['emotions'] : [])];
  return places
    .toSorted(
      (a, b) =>
        rankOf(a) - rankOf(b) ||
        variantOf(a) - variantOf(b) ||
        textRank(a) - textRank(b) ||
        languageRank(a) - languageRank(b),
    )
    .map((place) => ({ place, words: wordsFor(content, place) }));
}
