import { Drawer } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { Skeleton } from '../../ui/index.ts';

/** Fetched when it is first opened: its words for every kind of change are long. */
const OutboxPanel = lazy(async () => ({ default: (await import('./outbox-panel.tsx')).OutboxPanel }));

export function OutboxDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT('outbox');
  const common = useT('common');
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={440}
      title={t('panel.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Suspense fallback={<Skeleton lines={4} />}>
        <OutboxPanel onLeave={onClose} />
      </Suspense>
    </Drawer>
  );
}
