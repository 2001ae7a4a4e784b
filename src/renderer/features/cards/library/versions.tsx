import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import type { CardSummary } from '#shared/contract/app/guidance.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { Panel } from '../../../ui/index.ts';
import { ChangeList } from '../change-list.tsx';
import { changesOf } from '../changes.ts';
import { useAuthorName } from '../use-card-words.ts';
import css from './reader.module.css';

const MINUTE_MS = 60_000;
const SHOWN = 5;

/** Every version with its author and their words, and what it changed. */
export function Versions({ versions }: { versions: readonly CardSummary[] }) {
  const t = useT('cards');
  const [isLong, setLong] = useState(false);
  return (
    <Panel title={t('versions.title')}>
      <ul className={css['versions']}>
        {versions.slice(0, isLong ? versions.length : SHOWN).map((card, i) => (
          <OneVersion key={card.version} card={card} before={versions[i + 1] ?? null} />
        ))}
      </ul>
      {versions.length > SHOWN && !isLong && (
        <Button size="compact-xs" variant="subtle" onClick={() => setLong(true)}>
          {t('versions.all', { count: versions.length })}
        </Button>
      )}
    </Panel>
  );
}

function OneVersion({ card, before }: { card: CardSummary; before: CardSummary | null }) {
  const t = useT('cards');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const authorOf = useAuthorName();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <div className={css['who']}>
        <strong id={id}>{t('version', { version: card.version })}</strong>
        <span>{authorOf(card)}</span>
        {card.publishedAt !== null && (
          <time dateTime={new Date(card.publishedAt).toISOString()}>{format.day(card.publishedAt, now)}</time>
        )}
        {before !== null && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={isOpen}
            aria-describedby={id}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'versions.hide' : 'versions.changes')}
          </Button>
        )}
      </div>
      {card.summary !== '' && <p className={css['text']}>{card.summary}</p>}
      {before !== null && isOpen && <ChangeList changes={changesOf(before, card)} />}
    </li>
  );
}
