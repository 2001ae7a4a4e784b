import { Button, Modal, TagsInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { TicketChange } from '#shared/contract/app/tickets.ts';
import { useT } from '../../lib/i18n.tsx';
import { useDirectory } from '../../lib/reads.ts';
import { KeyHint, sendKeys } from '../../ui/index.ts';
import css from './dialog.module.css';
import { splitTags } from './tag-field.tsx';

type Props = { count: number; onClose: () => void; onChange: (change: Partial<TicketChange>) => void };

/** Tags to put on all of them, and tags to take off. */
export function BulkTags({ count, onClose, onChange }: Props) {
  const t = useT('tickets');
  const common = useT('common');
  const known = (useDirectory().data?.tags ?? []).filter((tag) => tag.isActive).map(({ tag }) => tag);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const [addTags, removeTags] = [add, remove].map((tags) => [...new Set(tags.flatMap(splitTags))]);
  const hasChange = add.length + remove.length > 0;
  const apply = () => {
    if (!hasChange) return;
    onClose();
    onChange({ addTags: addTags ?? [], removeTags: removeTags ?? [] });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply();
  };
  const field = {
    size: 'xs' as const,
    data: known,
    splitChars: [',', '，', '、', ' '],
    maxTags: 50,
    acceptValueOnBlur: true,
    // Offered to who types: an open list over the second field would hide it.
    openOnFocus: false,
    comboboxProps: { withinPortal: false },
    onKeyDown: sendKeys(apply),
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('bulk.tagsTitle', { count })}
      size={400}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form className={css['form']} onSubmit={submit}>
        <TagsInput {...field} label={t('bulk.addTags')} value={add} onChange={setAdd} data-autofocus />
        <TagsInput {...field} label={t('bulk.removeTags')} value={remove} onChange={setRemove} />
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('bulk.cancel')}
          </Button>
          <Button type="submit" disabled={!hasChange} rightSection={<KeyHint keys="mod+enter" />}>
            {t('bulk.apply')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
