import {
  IconAlarm,
  IconArrowsTransferDown,
  IconCircleDot,
  IconFlag,
  IconTag,
  IconUser,
  IconX,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';
import { useActions, type Action } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { ActionIconButton, IconButton } from '../../ui/index.ts';
import css from './bulk-bar.module.css';
import { BulkChooser, type BulkField } from './bulk-chooser.tsx';
import { BulkTags } from './bulk-tags.tsx';
import { MAX_MARKED, useInbox } from './inbox-store.ts';
import { SnoozeMenu } from './snooze-menu.tsx';
import { useBulkChange } from './use-bulk-change.ts';

const BUTTONS = [
  ['assign', IconUser, 'shift+a'],
  ['status', IconCircleDot, 's'],
  ['priority', IconFlag, 'p'],
  ['queue', IconArrowsTransferDown, 'q'],
  ['tags', IconTag, 't'],
] as const;
type Open = BulkField | 'tags' | 'snooze' | null;

/** What can be done with all chosen tickets at once, by the same keys as with one. */
export function BulkBar({ rows }: { rows: readonly TicketListItem[] }) {
  const t = useT('tickets');
  const { marked, mark } = useInbox();
  const change = useBulkChange(rows);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const queueIds = [...new Set(rows.filter((row) => marked.includes(row.id)).map((row) => row.queueId))];
  const actions = BUTTONS.map(([name, icon, keys]) => ({
    id: `bulk.${name}`,
    group: 'list' as const,
    labelKey: `tickets:bulk.${name}` as const,
    icon,
    keys,
    perform: () => setOpen(name),
  }));
  const snooze: Action = {
    id: 'bulk.snooze',
    group: 'list',
    labelKey: 'tickets:bulk.snooze',
    icon: IconAlarm,
    keys: 'z',
    perform: () => setOpen('snooze'),
  };
  useActions([...actions, snooze]);
  const isFull = marked.length >= MAX_MARKED;
  return (
    <section className={css['bar']} aria-label={t('bulk.label')}>
      <output className={css['count']}>
        {t('bulk.count', { count: marked.length })}
        {isFull && <span className={css['full']}>{t('bulk.full', { max: MAX_MARKED })}</span>}
      </output>
      <span className={css['do']}>
        {actions.map((action) => (
          <ActionIconButton key={action.id} action={action} />
        ))}
        <SnoozeMenu
          target={<IconButton icon={IconAlarm} label={t('bulk.snooze')} keys="z" onClick={() => setOpen('snooze')} />}
          isOpen={open === 'snooze'}
          onOpen={(isOpen) => setOpen(isOpen ? 'snooze' : null)}
          isSnoozed={rows.some((row) => marked.includes(row.id) && row.snoozedUntilAt !== null)}
          onSnooze={(snoozedUntilAt) => change({ fields: { snoozedUntilAt } })}
        />
      </span>
      <IconButton icon={IconX} label={t('action.unmark')} keys="escape" onClick={() => mark([])} />
      {open === 'tags' && <BulkTags count={marked.length} onClose={close} onChange={change} />}
      {open !== null && open !== 'tags' && open !== 'snooze' && (
        <BulkChooser
          key={open}
          field={open}
          count={marked.length}
          queueIds={queueIds}
          onClose={close}
          onChange={change}
        />
      )}
    </section>
  );
}
