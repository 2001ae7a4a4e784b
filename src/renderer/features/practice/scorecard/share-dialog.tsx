import { Button, Modal } from '@mantine/core';
import { useT } from '../../../lib/i18n.tsx';
import css from './record.module.css';
import { useSharing } from './use-sharing.ts';

const SEEN = ['share.talk', 'share.points', 'share.help'] as const;

/** Says exactly what the lead will see before anything is shared, and that it can be withdrawn. */
export function ShareDialog({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const t = useT('scorecard');
  const common = useT('common');
  const sharing = useSharing(sessionId, onClose);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('share.title')}
      size={480}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={css['dialog']}>
        <p>{t('share.sees')}</p>
        <ul>
          {SEEN.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
        <p>{t('share.not')}</p>
        <p>{t('share.back')}</p>
        <div className={css['foot']}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('share.cancel')}
          </Button>
          <Button loading={sharing.isRunning} onClick={() => void sharing.run(true)}>
            {t('share.sure')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
