import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import css from './search-screen.module.css';

const MOST = 80;

/** Asks for a name; what was typed is the first suggestion. */
export function SaveSearch({ query, onClose }: { query: string; onClose: () => void }) {
  const t = useT('search');
  const common = useT('common');
  const [name, setName] = useState(query.slice(0, MOST));
  const save = useCommand((api) => api.search.save({ name: name.trim(), query }), { onDone: onClose });
  return (
    <Modal
      opened
      onClose={onClose}
      size={420}
      title={t('saveTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form
        className={css['save']}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void save.run();
        }}
      >
        <TextInput
          label={t('saveName')}
          value={name}
          maxLength={MOST}
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === ''} loading={save.isRunning}>
          {t('saveDone')}
        </Button>
      </form>
    </Modal>
  );
}
