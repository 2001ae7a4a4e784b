import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Component, type ReactNode } from 'react';
import type { SyncStatus } from '#shared/contract/app/sync.ts';
import { useT } from '../lib/i18n.tsx';
import { SYNC_KEY } from '../lib/live.ts';
import css from './error-boundary.module.css';

type Props = { children: ReactNode };

/** A defect of the screen ends here: what was kept is said, and reloading is offered. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Crash error={this.state.error} />;
  }
}

const detailOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

function Crash({ error }: { error: unknown }) {
  const t = useT('session');
  const client = useQueryClient();
  const waiting = client.getQueryData<SyncStatus>(SYNC_KEY)?.waiting ?? 0;
  return (
    <div className={css['crash']} role="alert">
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.kept')}</p>
      <ul>
        <li>{t('crash.waiting', { count: waiting })}</li>
        <li>{t('crash.drafts')}</li>
      </ul>
      <div>
        <Button onClick={() => location.reload()}>{t('crash.reload')}</Button>
      </div>
      <details>
        <summary>{t('crash.detail')}</summary>
        <pre>{detailOf(error)}</pre>
      </details>
    </div>
  );
}
