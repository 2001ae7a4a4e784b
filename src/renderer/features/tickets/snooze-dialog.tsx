import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { HOUR } from '#shared/kernel/units.ts';
import { useT } from '../../lib/i18n.tsx';
import { useNow } from '../../lib/time.ts';
import css from './dialog.module.css';
import { fromLocalField, snoozeAt, toLocalField } from './snooze-times.ts';

type Props = { onClose: () => void; onSnooze: (untilAt: number) => void };

/** Any moment ahead, in the time of this computer. */
export function SnoozeDialog({ onClose, onSnooze }: Props) {
  const t = useT('tickets');
  const common = useT('common');
  const now = useNow(60_000);
  const [text, setText] = useState(() => toLocalField(snoozeAt('tomorrow', now) ?? now + HOUR));
  const at = fromLocalField(text);
  const isAhead = at !== null && at > now;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isAhead) return;
    onSnooze(at);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('snooze.title')}
      size={360}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit} className={css['form']}>
        <TextInput
          type="datetime-local"
          label={t('snooze.field')}
          value={text}
          min={toLocalField(now)}
          onChange={(event) => setText(event.currentTarget.value)}
          error={text !== '' && !isAhead ? t('snooze.past') : undefined}
          data-autofocus
        />
        <p className={css['hint']}>{t('snooze.hint')}</p>
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('bulk.cancel')}
          </Button>
          <Button type="submit" disabled={!isAhead}>
            {t('snooze.apply')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
