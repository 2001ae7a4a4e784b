import { useEffect, useState } from 'react';
import { useT } from '../lib/i18n.tsx';
import { EmptyState, ErrorState } from '../ui/index.ts';
import { useUi } from './ui-store.ts';

const SAY_SO_AFTER_MS = 300;

/** Before the core has answered. A quick answer shows nothing of it; a refused link says how to get a new one. */
export function Connecting({ error }: { error: unknown }) {
  const t = useT('session');
  const link = useUi((ui) => ui.link);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SAY_SO_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  const body =
    link === 'refused' ? (
      <EmptyState title={t('link.refused')} next={t('link.refusedNext')} />
    ) : link === 'up' && error !== null ? (
      <ErrorState error={error} onRetry={() => location.reload()} />
    ) : (
      <EmptyState title={t('link.connecting')} next={t('link.connectingNext')} />
    );
  return <main style={{ paddingTop: '12vh' }}>{body}</main>;
}
