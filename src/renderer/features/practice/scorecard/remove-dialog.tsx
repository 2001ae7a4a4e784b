import { Button, Modal } from '@mantine/core';
import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { addressOf } from '../lib/places.ts';
import css from './record.module.css';

type Props = { record: Pick<PracticeRecord, 'sessionId' | 'isShared'>; onClose: () => void };

/** Asks once more, and says what goes and what stays. */
export function RemoveDialog({ record, onClose }: Props) {
  const t = useT('scorecard');
  const common = useT('common');
  const remove = useRemove(record.sessionId);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('remove.title')}
      size={460}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={css['dialog']}>
        <p>{t('remove.what')}</p>
        {record.isShared && <p>{t('remove.shared')}</p>}
        <p>{t('remove.kept')}</p>
        <div className={css['foot']}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('remove.cancel')}
          </Button>
          <Button loading={remove.isRunning} onClick={() => void remove.run()}>
            {t('remove.sure')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function useRemove(sessionId: string) {
  const t = useT('scorecard');
  const { say } = useToaster();
  const { replace } = useGo();
  return useCommand((api) => api.practice.remove({ sessionId }), {
    onDone: () => {
      say({ title: t('remove.done'), tone: 'ok' });
      // No way back leads to what is no more.
      replace(...addressOf('progress'));
    },
  });
}
