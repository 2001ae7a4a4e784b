import { Drawer } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { Skeleton } from '../../ui/index.ts';
import type { NoticePlaces } from './notices-panel.tsx';

const NoticesPanel = lazy(async () => ({ default: (await import('./notices-panel.tsx')).NoticesPanel }));

type Props = { isOpen: boolean; onClose: () => void } & NoticePlaces;

export function NoticesDrawer({ isOpen, onClose, ...places }: Props) {
  const t = useT('notices');
  const common = useT('common');
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={440}
      title={t('title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Suspense fallback={<Skeleton lines={4} />}>
        <NoticesPanel onLeave={onClose} {...places} />
      </Suspense>
    </Drawer>
  );
}
