import type { CardSummary } from '#shared/contract/app/guidance.ts';
import type { Card, CardContent, Emotion, Intensity, Need } from '#shared/domain/guidance/index.ts';
import { useT } from '../../lib/i18n.tsx';
import { VARIANT_TEXTS } from './content.ts';

type When = Pick<CardContent, 'emotions' | 'intensity' | 'urgent' | 'needs' | 'stages' | 'channels'>;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Names for what a card is about. */
export function useCardWords() {
  const t = useT('cards');
  const feelings = useT('guidance');
  const common = useT('common');
  const emotion = (one: Emotion): string => feelings(`emotion.${one}`);
  const need = (one: Need): string => feelings(`need.${one}`);
  const stage = (one: Card['stages'][number]): string => feelings(`stage.${one}`);
  const channel = (one: Card['channels'][number]): string => common(`channel.${one}`);
  const any = (names: readonly string[]): string => names.join(t('or'));
  const strength = (of: Intensity): string => t(`strength.${of}`);
  const variant = (key: string): string => t('face.variant', { key: key.toUpperCase() });
  /** When a card appears, as one sentence. */
  const when = ({ emotions, intensity, urgent, needs, stages, channels }: When): string => {
    const parts = [
      t('when.feels', { emotions: any(emotions.map(emotion)), strength: strength(intensity) }),
      ...(urgent ? [t('when.urgent')] : []),
      ...(needs.length > 0 ? [t('when.needs', { needs: any(needs.map(need)) })] : []),
      ...(stages.length > 0 ? [t('when.stages', { stages: any(stages.map(stage)) })] : []),
      ...(channels.length > 0 ? [t('when.channels', { channels: any(channels.map(channel)) })] : []),
    ];
    return capital(t('when.end', { sentence: parts.join(t('when.and')) }));
  };
  return { t, emotion, need, stage, channel, strength, variant, when };
}

/** Who published a version; what came with the product has no author. */
export function useAuthorName(): (card: Pick<CardSummary, 'authorId' | 'authorName'>) => string {
  const t = useT('cards');
  const common = useT('common');
  return ({ authorId, authorName }) => authorName ?? (authorId === null ? common('appName') : t('reader.nobody'));
}

/** What a path in a card is called: `variants.a.mirror.zh`, `variants.0.mirror.zh`, `emotions`. */
export function usePlaceWords(): (place: string, content?: Pick<CardContent, 'variants'>) => string {
  const { t, variant } = useCardWords();
  const simple = [
    'title',
    'source',
    'emotions',
    'intensity',
    'urgent',
    'needs',
    'stages',
    'channels',
    'heldShare',
  ] as const;
  const inLanguage = (label: string, language: string | undefined): string =>
    language === 'zh' || language === 'en' ? t(`in.${language}`, { label }) : label;
  return (place, content) => {
    const [head, at = '', part, language] = place.split('.');
    const known = simple.find((one) => one === head);
    if (known) return inLanguage(t(`place.${known}`), at);
    const text = VARIANT_TEXTS.find((one) => one === part);
    if (!text) return t('place.variants');
    const key = content?.variants[Number(at)]?.key ?? at;
    return t('place.of', { variant: variant(key), text: inLanguage(t(`place.${text}`), language) });
  };
}
