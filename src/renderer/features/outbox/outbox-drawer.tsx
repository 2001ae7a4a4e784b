import { Drawer } from '@mantine/core';
import { useT } from '../../lib/i18n.tsx';
import { OutboxPanel } from './outbox-panel.tsx';

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
      <OutboxPanel onLeave={onClose} />
    </Drawer>
  );
}
