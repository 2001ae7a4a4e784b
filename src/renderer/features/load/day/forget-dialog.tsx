import { Button, Modal } from '@mantine/core';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';
import css from './day.module.css';

/** `date` null: everything. `name`: the day as it is called on the screen. */
export type Forgetting = { readonly date: string | null; readonly name: string };

/** Asks once, and says what stays whatever is answered. */
export function ForgetDialog({
  date,
  name,
  keptDays,
  onClose,
}: Forgetting & { keptDays: number; onClose: () => void }) {
  const t = useT('load');
  const common = useT('common');
  const { say } = useToaster();
  const forget = useCommand((api) => api.load.forget({ date }), {
    onDone: () => {
      say({ title: t('forget.done'), tone: 'ok' });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={date === null ? t('forget.allTitle') : t('forget.dayTitle', { date: name })}
      size={460}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={css['dialog']}>
        <p>{t('forget.what')}</p>
        <p>{t('forget.kept')}</p>
        <p>{t('forget.anyway', { days: keptDays })}</p>
        <div className={css['foot']}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('forget.cancel')}
          </Button>
          <Button loading={forget.isRunning} onClick={() => void forget.run()}>
            {t('forget.sure')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
