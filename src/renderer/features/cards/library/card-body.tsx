import { SegmentedControl } from '@mantine/core';
import type { CardSummary } from '#shared/contract/app/guidance.ts';
import type { Language } from '#shared/kernel/text.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { Panel } from '../../../ui/index.ts';
import { percent, useCardWords } from '../use-card-words.ts';
import { VariantFaces } from '../variant-faces.tsx';
import css from './reader.module.css';
import { Versions } from './versions.tsx';

type Props = {
  card: CardSummary;
  versions: readonly CardSummary[];
  language: Language;
  onLanguage: (language: Language) => void;
};

/** The card as it is met, and beside it when it is shown, what it rests on, and what it was. */
export function CardBody({ card, versions, language, onLanguage }: Props) {
  const t = useT('cards');
  return (
    <div className={css['body']}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <section className={css['faces']} aria-label={t('reader.as')} tabIndex={0}>
        <div className={css['as']}>
          <h3>{t('reader.as')}</h3>
          <LanguageChoice language={language} onLanguage={onLanguage} />
        </div>
        <VariantFaces content={card} language={language} />
      </section>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <aside className={css['aside']} aria-label={t('when.title')} tabIndex={0}>
        <About card={card} />
        <Versions versions={versions} />
      </aside>
    </div>
  );
}

type ChoiceProps = Pick<Props, 'language' | 'onLanguage'>;

/** In which of its languages a card is looked at. */
export function LanguageChoice({ language, onLanguage }: ChoiceProps) {
  const t = useT('cards');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('reader.language')}
      value={language}
      data={[
        { value: 'zh', label: t('language.zh') },
        { value: 'en', label: t('language.en') },
      ]}
      onChange={(value) => onLanguage(value === 'zh' ? value : 'en')}
    />
  );
}

function About({ card }: { card: CardSummary }) {
  const { t, when } = useCardWords();
  const local = useLocalized();
  const isAny = [card.needs, card.stages, card.channels].every((list) => list.length === 0);
  return (
    <>
      <Panel title={t('when.title')}>
        <p className={css['text']}>{when(card)}</p>
        {isAny && <p className={css['more']}>{t('when.any')}</p>}
        <p className={css['more']}>
          {card.heldShare > 0 && !card.urgent ? t('when.held', { share: percent(card.heldShare) }) : t('when.notHeld')}
        </p>
      </Panel>
      <Panel title={t('source.title')}>
        <p className={css['text']}>{local(card.source)}</p>
      </Panel>
    </>
  );
}
