import type { CardSummary } from '#shared/contract/app/guidance.ts';
import { useLocalized } from '../../../lib/i18n.tsx';
import { ListRow, Pill } from '../../../ui/index.ts';
import { useCardDrafts } from '../drafts.ts';
import { useCardWords } from '../use-card-words.ts';

/** What a card is called, whom it is for, and how often it was of use. */
export function CardRow({ card, isSelected }: { card: CardSummary; isSelected: boolean }) {
  const { t, emotion, need, stage, channel, strength } = useCardWords();
  const local = useLocalized();
  const { drafts } = useCardDrafts();
  const about = [
    card.emotions.map(emotion).join(t('comma')),
    strength(card.intensity),
    card.needs.map(need).join(t('comma')),
    [...card.stages.map(stage), ...card.channels.map(channel)].join(t('comma')),
  ]
    .filter((one) => one !== '')
    .join(' · ');
  return (
    <ListRow
      isSelected={isSelected}
      name={
        <>
          <span className="one-line" title={local(card.title)}>
            {local(card.title) || t('library.noTitle')}
          </span>
          {card.urgent && <Pill>{t('place.urgent')}</Pill>}
          {drafts[card.key] !== undefined && <Pill tone="accent">{t('row.draft')}</Pill>}
          {card.retiredAt !== null && <Pill>{t('row.retired')}</Pill>}
        </>
      }
      about={
        <>
          <span className="one-line" title={about}>
            {about}
          </span>
          {card.shown > 0 && <span>{t('row.shown', { shown: card.shown, used: card.used })}</span>}
        </>
      }
    />
  );
}
