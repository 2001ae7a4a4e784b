import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { OutboxItem } from '#shared/contract/app/outbox.ts';
import type { Notice } from '#shared/domain/notice.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCall } from '../../lib/query.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { DecidedChange } from './decided-change.tsx';
import { NoticeCard } from './notice-card.tsx';
import css from './outbox-panel.module.css';
import { SyncSummary } from './sync-summary.tsx';
import { useVoice } from './use-voice.ts';
import { WaitingChange } from './waiting-change.tsx';

/** The most the contract lists. */
const MOST = 500;

/** What has not reached the hub, what it decided otherwise, and what could not be placed: each in words. */
export function OutboxPanel({ onLeave }: { onLeave: () => void }) {
  const query = useCall(['outbox', 'list'], ['outbox', 'notice', 'ticket'], (api, signal) =>
    api.outbox.list({}, { signal }),
  );
  return (
    <div className={css['panel']}>
      <SyncSummary />
      {query.data ? (
        <Lists {...query.data} onLeave={onLeave} />
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={5} />
      )}
    </div>
  );
}

const isDecided = (item: OutboxItem): boolean => item.state === 'refused' || item.state === 'merged';

type Lists = { items: readonly OutboxItem[]; notices: readonly Notice[]; onLeave: () => void };

function Lists({ items, notices, onLeave }: Lists) {
  const t = useT('outbox');
  const voice = useVoice();
  const waiting = items.filter((item) => !isDecided(item));
  const decided = items.filter(isDecided);
  const kept = notices.filter((notice) => notice.kind === 'kept');
  if (items.length + kept.length === 0) {
    return (
      <EmptyState
        icon={<IconCircleCheck size={28} stroke={1.4} />}
        title={t('panel.empty')}
        next={t('panel.emptyNext')}
      />
    );
  }
  return (
    <>
      <Group title={t('panel.decided')} count={decided.length}>
        {decided.map((item) => (
          <DecidedChange key={item.mid} item={item} voice={voice} onLeave={onLeave} />
        ))}
      </Group>
      <Group title={t('panel.notices')} count={kept.length}>
        {kept.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} onLeave={onLeave} />
        ))}
      </Group>
      <Group title={t('panel.waiting')} count={waiting.length}>
        {waiting.map((item) => (
          <WaitingChange key={item.mid} item={item} voice={voice} onLeave={onLeave} />
        ))}
      </Group>
      {items.length >= MOST && <p className="secondary">{t('panel.cut', { count: MOST })}</p>}
    </>
  );
}

function Group({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className={css['group']}>
      <h3>
        {title} <span className="secondary tabular">{count}</span>
      </h3>
      <ul>{children}</ul>
    </section>
  );
}
