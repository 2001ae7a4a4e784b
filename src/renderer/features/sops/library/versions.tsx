import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { Panel } from '../../../ui/index.ts';
import css from './reader.module.css';
import type { Version } from './version.ts';
import type { ReaderActions } from './use-reader-actions.ts';

const CompareDialog = lazy(async () => ({ default: (await import('../compare/compare-dialog.tsx')).CompareDialog }));
const ExportDialog = lazy(async () => ({ default: (await import('../exchange/export-dialog.tsx')).ExportDialog }));

const MINUTE_MS = 60_000;
const SHOWN = 5;
type Props = { versions: readonly Version[]; actions: ReaderActions };

/** Every version with its author and their words; each can be compared with any other. */
export function Versions({ versions, actions }: Props) {
  const t = useT('sopDesk');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const [isLong, setLong] = useState(false);
  return (
    <Panel title={t('versions.title')}>
      <ul className={css['versions']}>
        {versions.slice(0, isLong ? versions.length : SHOWN).map((sop) => (
          <li key={sop.version}>
            <div className={css['who']}>
              <strong>{t('version', { version: sop.version })}</strong>
              <span>{sop.authorName ?? t('reader.nobody')}</span>
              {sop.publishedAt !== null && (
                <time dateTime={new Date(sop.publishedAt).toISOString()}>{format.day(sop.publishedAt, now)}</time>
              )}
              {sop !== versions.at(-1) && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={t('versions.compareLabel', { version: sop.version })}
                  onClick={() => actions.compareAt(sop.version)}
                >
                  {t('versions.compare')}
                </Button>
              )}
            </div>
            {sop.summary !== '' && <p className={css['help']}>{sop.summary}</p>}
          </li>
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

/** What the reader opens over itself. */
export function ReaderDialogs({ sop, versions, actions: { open, close } }: Props & { sop: Version }) {
  if (open === null) return null;
  return (
    <Suspense fallback={null}>
      {open.what === 'export' ? (
        <ExportDialog sop={sop} onClose={close} />
      ) : (
        <CompareDialog versions={versions} from={open.from} to={open.to} onClose={close} />
      )}
    </Suspense>
  );
}
