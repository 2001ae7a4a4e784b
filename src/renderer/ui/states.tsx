import { Button, Skeleton as Bar } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useErrorWords } from '../lib/errors.ts';
import { useT } from '../lib/i18n.tsx';
import css from './states.module.css';

type Empty = { title: string; next?: ReactNode; action?: ReactNode; icon?: ReactNode };

/** Nothing to show: what that means, and what to do next. */
export function EmptyState({ title, next, action, icon }: Empty) {
  return (
    <div className={css['state']}>
      {icon !== undefined && (
        <span className={css['icon']} aria-hidden>
          {icon}
        </span>
      )}
      <p className={css['title']}>{title}</p>
      {next !== undefined && <p className={css['next']}>{next}</p>}
      {action}
    </div>
  );
}

/** What went wrong, in words, with the next step. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT('common');
  const words = useErrorWords()(error);
  return (
    <div className={css['state']} role="alert">
      <p className={css['title']}>{words.title}</p>
      <p className={css['next']}>{words.next}</p>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}

/** How long a wait may last before it is shown. */
export const SKELETON_AFTER_MS = 300;

/** Grey lines in the place of what is loading; not before 300 ms, so that a quick answer never flickers. */
export function Skeleton({ lines = 3, lineHeight = 12 }: { lines?: number; lineHeight?: number }) {
  const t = useT('common');
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  return (
    <output className={css['skeleton']} aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, i) => (
        <Bar key={i} height={lineHeight} width={`${90 - ((i * 17) % 40)}%`} radius="sm" />
      ))}
    </output>
  );
}
