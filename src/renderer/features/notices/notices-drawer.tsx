import { Drawer } from '@mantine/core';
import { useT } from '../../lib/i18n.tsx';
import { NoticesPanel, type NoticePlaces } from './notices-panel.tsx';

type Props = { isOpen: boolean; onClose: () => void } & NoticePlaces;

export function NoticesDrawer({ isOpen, onClose, onOpenTicket, onOpenArticle }: Props) {
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
      <NoticesPanel onLeave={onClose} onOpenTicket={onOpenTicket} onOpenArticle={onOpenArticle} />
    </Drawer>
  );
}
