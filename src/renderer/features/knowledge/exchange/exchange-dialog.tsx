import { Modal } from '@mantine/core';
import { useT } from '../../../lib/i18n.tsx';
import { ExportForm } from './export-form.tsx';
import { ImportForm } from './import-form.tsx';

/** Folders of Markdown, in or out. */
export function ExchangeDialog({ way, onClose }: { way: 'import' | 'export'; onClose: () => void }) {
  const t = useT('knowledge');
  return (
    <Modal
      opened
      onClose={onClose}
      size={way === 'import' ? 'xl' : 'md'}
      title={t(way === 'import' ? 'exchange.importTitle' : 'exchange.exportTitle')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      {way === 'import' ? <ImportForm onClose={onClose} /> : <ExportForm onClose={onClose} />}
    </Modal>
  );
}
