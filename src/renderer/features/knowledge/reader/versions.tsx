import { Button, Modal, Select } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { ArticlePage } from '#shared/contract/app/knowledge.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { ErrorState, Panel, Skeleton } from '../../../ui/index.ts';
import { useRevision } from '../queries.ts';
import css from './article-reader.module.css';
import pair from './versions.module.css';

const DiffView = lazy(async () => ({ default: (await import('../diff/diff-view.tsx')).DiffView }));
const MINUTE_MS = 60_000;
const SHOWN = 5;

type Pair = { readonly from: number; readonly to: number };

/** Which two versions are compared; null: none. */
export function useVersions(article: ArticlePage) {
  const [chosen, setChosen] = useState<Pair | null>(null);
  const before = (version: number) =>
    article.revisions.find((revision) => revision.version < version)?.version ?? version;
  return {
    chosen,
    choose: setChosen,
    open: () => setChosen({ from: before(article.version), to: article.version }),
    openAt: (version: number) => setChosen({ from: before(version), to: version }),
  };
}

type Props = { article: ArticlePage; versions: ReturnType<typeof useVersions> };

/** Every version with its author and their words; each can be compared with any other. */
export function Versions({ article, versions }: Props) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const [isLong, setLong] = useState(false);
  const { revisions } = article;
  if (revisions.length === 0) return null;
  return (
    <Panel title={t('versions.title')}>
      <ul className={css['list']}>
        {revisions.slice(0, isLong ? revisions.length : SHOWN).map((revision) => (
          <li key={revision.id}>
            <div className={css['who']}>
              <strong>{t('version', { version: revision.version })}</strong>
              <span>{revision.authorName ?? t('about.nobody')}</span>
              <time dateTime={new Date(revision.at).toISOString()}>{format.day(revision.at, now)}</time>
            </div>
            {revision.summary !== '' && <p className={css['words']}>{revision.summary}</p>}
            {revision !== revisions.at(-1) && (
              <div className={css['small']}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('versions.compareLabel', { version: revision.version })}
                  onClick={() => versions.openAt(revision.version)}
                >
                  {t('versions.compare')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {revisions.length > SHOWN && !isLong && (
        <Button size="compact-xs" variant="subtle" onClick={() => setLong(true)}>
          {t('versions.all', { count: revisions.length })}
        </Button>
      )}
      <Modal
        opened={versions.chosen !== null}
        onClose={() => versions.choose(null)}
        size="xl"
        title={t('versions.compareTitle', { title: article.title })}
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        {versions.chosen && <Compared article={article} chosen={versions.chosen} onChoose={versions.choose} />}
      </Modal>
    </Panel>
  );
}

type ComparedProps = { article: ArticlePage; chosen: Pair; onChoose: (chosen: Pair) => void };

function Compared({ article, chosen, onChoose }: ComparedProps) {
  const t = useT('knowledge');
  const before = useRevision(article.id, chosen.from);
  const after = useRevision(article.id, chosen.to);
  const data = article.revisions.map(({ version }) => ({ value: String(version), label: t('version', { version }) }));
  const problem = before.error ?? after.error;
  return (
    <>
      <div className={pair['pair']}>
        <Select
          label={t('versions.from')}
          data={data}
          value={String(chosen.from)}
          allowDeselect={false}
          onChange={(value) => onChoose({ ...chosen, from: Number(value) })}
        />
        <Select
          label={t('versions.to')}
          data={data}
          value={String(chosen.to)}
          allowDeselect={false}
          onChange={(value) => onChoose({ ...chosen, to: Number(value) })}
        />
      </div>
      {problem ? (
        <ErrorState error={problem} />
      ) : before.data && after.data ? (
        <Suspense fallback={<Skeleton lines={8} />}>
          <DiffView before={before.data} after={after.data} />
        </Suspense>
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  );
}
