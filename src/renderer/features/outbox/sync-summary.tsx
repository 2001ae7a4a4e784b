import { IconRefresh } from '@tabler/icons-react';
import { useActions, type Action } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { useFormat, useNow } from '../../lib/time.ts';
import { ActionButton, StatusDot } from '../../ui/index.ts';
import css from './outbox-panel.module.css';
import { pillFace, reasonNext } from './sync-words.ts';
import { useSyncStatus } from '../../lib/reads.ts';

/** The state in full: why, last contact, next try, and the button that does not wait for it. */
export function SyncSummary() {
  const t = useT('outbox');
  const format = useFormat();
  const now = useNow(1000);
  const status = useSyncStatus();
  const retry = useCommand((api) => api.outbox.retry({}));
  const action: Action = {
    id: 'outbox.retry',
    group: 'session',
    labelKey: status?.state === 'online' ? 'actions:session.syncNow' : 'outbox:retry',
    icon: IconRefresh,
    keys: 'r',
    isEnabled: status !== undefined && !retry.isRunning,
    perform: () => void retry.run(),
  };
  useActions([action], { layer: 'dialog' });
  if (!status) return null;
  const { clockSkewMs, lastContactAt, nextTryAt, reason, state } = status;
  const face = pillFace(status, 'up', t);
  const isTrying = nextTryAt !== null && nextTryAt <= now;
  return (
    <section className={css['summary']} aria-label={face.words}>
      <p className={css['state']}>
        <StatusDot tone={face.tone} />
        <strong>{face.words}</strong>
      </p>
      {reason !== null && (
        <p className={css['reason']}>
          {t(`reason.${reason}`)}
          {t('sentenceEnd')}
          {reasonNext(status, t)}
        </p>
      )}
      {clockSkewMs !== null && (
        <p className={css['reason']}>
          {t(clockSkewMs > 0 ? 'skew.slow' : 'skew.fast', { time: format.span(Math.abs(clockSkewMs)) })}
          {t('sentenceEnd')}
          {t('skew.next')}
        </p>
      )}
      <p className="secondary tabular">
        {lastContactAt === null
          ? t('neverContact')
          : t('lastContact', { ago: format.ago(lastContactAt, Math.max(now, lastContactAt)) })}
        {nextTryAt !== null && state !== 'online' && (
          <> · {isTrying ? t('nextTryNow') : t('nextTry', { time: format.span(nextTryAt - now) })}</>
        )}
      </p>
      <div>
        <ActionButton action={action} loading={retry.isRunning} />
      </div>
    </section>
  );
}
