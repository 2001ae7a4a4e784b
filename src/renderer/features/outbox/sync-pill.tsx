import { Tooltip } from '@mantine/core';
import { useT } from '../../lib/i18n.tsx';
import { useFormat, useNow } from '../../lib/time.ts';
import { Pill, StatusDot } from '../../ui/index.ts';
import css from './sync-pill.module.css';
import { pillFace, type Wire } from './sync-words.ts';
import { useSyncStatus } from '../../lib/reads.ts';

/** Online or not, how much waits, and when the hub was last heard: always in the same place, never prettier than the truth. */
export function SyncPill({ wire, onOpen }: { wire: Wire; onOpen: () => void }) {
  const t = useT('outbox');
  const format = useFormat();
  const now = useNow(30_000);
  const status = useSyncStatus();
  const face = pillFace(status, wire, t);
  const at = status?.lastContactAt ?? null;
  const contact = at === null ? t('neverContact') : t('lastContact', { ago: format.ago(at, Math.max(now, at)) });
  return (
    <>
      <Tooltip label={contact}>
        <button type="button" className={css['pill']} aria-haspopup="dialog" onClick={onOpen}>
          <StatusDot tone={face.tone} />
          <span className="visually-hidden">{t('pill.label')}</span>
          <span className={css['words']}>{face.words}</span>
          {status !== undefined && status.unread > 0 && (
            <Pill tone="warn">{t('pill.unread', { count: status.unread })}</Pill>
          )}
          <span className="visually-hidden">{contact}</span>
        </button>
      </Tooltip>
      <output className="visually-hidden">{face.words}</output>
    </>
  );
}
