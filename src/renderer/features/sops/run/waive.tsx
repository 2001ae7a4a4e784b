import { Button, Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { RunView } from '#shared/contract/app/sops.ts';
import { useT } from '../../../lib/i18n.tsx';
import { KeyHint, useFocusBack } from '../../../ui/index.ts';
import { MOST_NOTE } from './mode.ts';
import { useTyped } from './panel-store.ts';
import css from './step.module.css';
import { useCommands } from './use-commands.ts';
import { useNames } from './words.ts';

type Props = { run: RunView; step: string; onClose: () => void };

/** A lead lets a step go that the ticket waits for: never without a word. */
export function Waive({ run, step, onClose }: Props) {
  const t = useT('sops');
  const names = useNames();
  useFocusBack();
  const { typed, write } = useTyped(run.id, step);
  const { waive } = useCommands(run);
  const note = typed.notes.waive ?? '';
  const isSaid = note.trim() !== '';
  const send = async (): Promise<void> => {
    if (!isSaid || !(await waive({ step, note: note.trim() }))) return;
    write('waive', '');
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.nativeEvent.isComposing || (event.key !== 'Escape' && !isSend)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isSend) void send();
    else onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, wherever in it the keyboard is
    <fieldset className={css['waive']} onKeyDown={onKeyDown}>
      <legend className="visually-hidden">{t('blocks.waiveStep', { step: names.step(run, step) })}</legend>
      <Textarea
        label={t('note.waive')}
        required
        value={note}
        onChange={(event) => write('waive', event.currentTarget.value)}
        maxLength={MOST_NOTE}
        autosize
        minRows={2}
        maxRows={6}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
        autoFocus
      />
      <div className={css['foot']}>
        <Button
          variant="default"
          size="compact-xs"
          disabled={!isSaid}
          onClick={() => void send()}
          rightSection={<KeyHint keys="mod+enter" />}
        >
          {t('tool.waive')}
        </Button>
        <button type="button" className={css['tool']} onClick={onClose}>
          {t('cancel')}
          <KeyHint keys="escape" />
        </button>
      </div>
    </fieldset>
  );
}
