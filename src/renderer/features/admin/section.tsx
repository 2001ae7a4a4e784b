import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useActions } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { useDirectory, useSyncStatus } from '../../lib/reads.ts';
import { ActionKeys } from '../../ui/action-keys.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import css from './admin.module.css';

type Props = {
  title: string;
  lead: string;
  /** Absent: nothing can be added. */
  onAdd?: () => void;
  addLabel?: string;
  tools?: ReactNode;
  /** `hub`: needs it at once; `outbox`: works without, and says so. */
  kept: 'hub' | 'outbox';
  children: ReactNode;
};

/** One section: what it is for, how it stands with the hub, what there is, and the button to add to it. */
export function Section({ title, lead, onAdd, addLabel, tools, kept, children }: Props) {
  const t = useT('admin');
  const state = useSyncStatus()?.state;
  const isAway = state === 'offline' || state === 'paused';
  useActions(
    onAdd
      ? [{ id: 'admin.add', group: 'admin', labelKey: 'admin:add', keys: 'n', icon: IconPlus, perform: onAdd }]
      : [],
  );
  return (
    <>
      <header className={css['head']}>
        <h2>{title}</h2>
        {tools}
        {onAdd && (
          <Button
            leftSection={<IconPlus size={16} stroke={1.6} />}
            rightSection={<ActionKeys id="admin.add" keys="n" />}
            onClick={onAdd}
          >
            {addLabel}
          </Button>
        )}
      </header>
      <p className={css['lead']}>{lead}</p>
      {isAway && <output className={css['away']}>{t(kept === 'hub' ? 'away.hub' : 'away.outbox')}</output>}
      {children}
    </>
  );
}

/** The directory for a section that stands on it. */
export function useKept() {
  const query = useDirectory();
  const waiting = query.error ? (
    <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  ) : query.data ? null : (
    <Skeleton lines={6} />
  );
  return { directory: query.data, waiting };
}

/** Which row is open in the editor: an id, `new`, or none; `copy`: a new one that begins as another. */
export function useOpen<T extends { id: string }>() {
  const [open, setOpen] = useState<{ readonly row: T; readonly isNew: boolean } | null>(null);
  return {
    open,
    edit: (row: T) => setOpen({ row, isNew: false }),
    add: (row: T) => setOpen({ row, isNew: true }),
    close: () => setOpen(null),
  };
}

type Column = { readonly key: string; readonly label: string; readonly isHidden?: boolean };

/** Rows under column names; nothing yet: what to do first. */
export function Table({
  label,
  columns,
  isEmpty,
  empty,
  emptyNext,
  children,
}: {
  label: string;
  columns: readonly Column[];
  isEmpty: boolean;
  empty: string;
  emptyNext: string;
  children: ReactNode;
}) {
  if (isEmpty) return <EmptyState title={empty} next={emptyNext} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls, also by key
    <div className={css['box']} tabIndex={0}>
      <table className={css['table']} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.isHidden ? <span className="visually-hidden">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
