import { Tabs } from '@mantine/core';
import { useState } from 'react';
import type { CardSummary } from '#shared/contract/app/guidance.ts';
import { useActions } from '../../../lib/actions.ts';
import { useLanguage, useLocalized, useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { EmptyState, ErrorState, Pill, Skeleton } from '../../../ui/index.ts';
import { useAuthorName } from '../use-card-words.ts';
import { Effects } from '../effects/effects.tsx';
import { CardBody } from './card-body.tsx';
import { useCardVersions } from './queries.ts';
import { ReaderBar } from './reader-bar.tsx';
import css from './reader.module.css';
import { useReaderActions } from './use-reader-actions.ts';

const MINUTE_MS = 60_000;

/** One card, to be read in both languages, compared with what it was, and looked after. */
export function CardReader({ cardKey }: { cardKey: string }) {
  const t = useT('cards');
  const { data, error, refetch } = useCardVersions(cardKey);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  const [card] = data.versions;
  if (!card) return <EmptyState title={t('reader.gone')} next={t('reader.goneHint')} />;
  return <Reader card={card} versions={data.versions} />;
}

function Reader({ card, versions }: { card: CardSummary; versions: readonly CardSummary[] }) {
  const t = useT('cards');
  const local = useLocalized();
  const [tab, setTab] = useState<'card' | 'effects'>('card');
  const [language, setLanguage] = useState(useLanguage());
  const actions = useReaderActions(card, {
    isEffects: tab === 'effects',
    turnTab: () => setTab(tab === 'card' ? 'effects' : 'card'),
    turnLanguage: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
  });
  useActions(actions.all);
  return (
    <article className={css['reader']} aria-labelledby="card-title">
      <header className={css['head']}>
        <h2 id="card-title" className={css['title']}>
          {local(card.title) || t('library.noTitle')}
        </h2>
        <Facts card={card} />
        <ReaderBar actions={actions} />
      </header>
      <Tabs
        className={css['tabs'] ?? ''}
        value={tab}
        keepMounted={false}
        onChange={(to) => setTab(to === 'effects' ? to : 'card')}
      >
        <Tabs.List aria-label={t('library.reading')}>
          <Tabs.Tab value="card">{t('reader.card')}</Tabs.Tab>
          <Tabs.Tab value="effects">{t('reader.effects')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="card" className={css['panel'] ?? ''}>
          <CardBody card={card} versions={versions} language={language} onLanguage={setLanguage} />
        </Tabs.Panel>
        <Tabs.Panel value="effects" className={css['effects'] ?? ''}>
          <Effects card={card} />
        </Tabs.Panel>
      </Tabs>
    </article>
  );
}

function Facts({ card }: { card: CardSummary }) {
  const t = useT('cards');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const authorOf = useAuthorName();
  const { publishedAt } = card;
  return (
    <p className={css['facts']}>
      {card.retiredAt !== null && <Pill tone="warn">{t('row.retired')}</Pill>}
      <span>{t('version', { version: card.version })}</span>
      <span>
        {publishedAt === null
          ? t('reader.waiting')
          : t('reader.published', { date: format.day(publishedAt, now), name: authorOf(card) })}
      </span>
      <span>{card.shown === 0 ? t('row.unseen') : t('reader.shown', { shown: card.shown, used: card.used })}</span>
    </p>
  );
}
