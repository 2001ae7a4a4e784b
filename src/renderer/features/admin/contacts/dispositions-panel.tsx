import { Button, Switch, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Disposition } from '#shared/domain/contact-defaults.ts';
import type { Team } from '#shared/domain/team.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { Panel, Pill } from '../../../ui/index.ts';
import css from '../admin.module.css';
import { Editor } from '../editor.tsx';
import { LocalizedInput, QueuesInput, useQueueNames } from '../inputs.tsx';
import { RemoveButton } from '../remove-button.tsx';
import { Table } from '../section.tsx';
import { contactsOf, useKeepContacts } from './keep.ts';

const newDisposition = (): Disposition => ({ key: '', label: { zh: '', en: '' }, queueIds: [], isActive: true });
const KEY = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** Why contacts were about: chosen in the wrap-up, counted afterwards. */
export function DispositionsPanel({ team }: { team: Team }) {
  const t = useT('admin');
  const localized = useLocalized();
  const names = useQueueNames();
  const [open, setOpen] = useState<{ row: Disposition; isNew: boolean } | null>(null);
  const { dispositions } = contactsOf(team);
  return (
    <Panel
      title={t('dispositions.title')}
      aside={
        <Button variant="default" size="xs" onClick={() => setOpen({ row: newDisposition(), isNew: true })}>
          {t('dispositions.add')}
        </Button>
      }
    >
      <Table
        label={t('dispositions.title')}
        isEmpty={dispositions.length === 0}
        empty={t('dispositions.empty')}
        emptyNext={t('dispositions.emptyNext')}
        columns={[
          { key: 'label', label: t('dispositions.label') },
          { key: 'queues', label: t('dispositions.queues') },
        ]}
      >
        {dispositions.map((row) => (
          <tr key={row.key}>
            <td>
              <UnstyledButton className={css['open'] ?? ''} onClick={() => setOpen({ row, isNew: false })}>
                {localized(row.label)} {!row.isActive && <Pill>{t('dispositions.off')}</Pill>}
              </UnstyledButton>
            </td>
            <td>{names(row.queueIds, t('dispositions.everywhere'))}</td>
          </tr>
        ))}
      </Table>
      {open && <DispositionEditor key={open.row.key} team={team} {...open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

type EditorProps = { team: Team; row: Disposition; isNew: boolean; onClose: () => void };

function DispositionEditor({ team, row, isNew, onClose }: EditorProps) {
  const t = useT('admin');
  const localized = useLocalized();
  const keep = useKeepContacts(team);
  const { dispositions } = contactsOf(team);
  const others = dispositions.filter(({ key }) => key !== row.key);
  const wrong = ({ key, label }: Disposition): Record<string, string> => ({
    ...(KEY.test(key) ? {} : { key: t('dispositions.keyWrong') }),
    ...(isNew && others.some((one) => one.key === key) ? { key: t('dispositions.keyTaken') } : {}),
    ...(label.zh.trim() === '' || label.en.trim() === '' ? { label: t('dispositions.labelWrong') } : {}),
  });
  const put = (value: Disposition) =>
    keep({
      dispositions: isNew ? [...dispositions, value] : dispositions.map((one) => (one.key === row.key ? value : one)),
    });
  return (
    <Editor<Disposition>
      draftKey={isNew ? 'disposition/new' : `disposition/${row.key}`}
      title={isNew ? t('dispositions.add') : localized(row.label)}
      stored={row}
      validate={wrong}
      save={put}
      onClose={onClose}
      size={480}
      extra={
        !isNew && (
          <RemoveButton
            label={t('remove')}
            sure={t('dispositions.removeSure')}
            onRemove={() => void keep({ dispositions: others }).then(onClose)}
          />
        )
      }
    >
      {(form) => (
        <>
          <LocalizedInput
            label={t('dispositions.label')}
            value={form.value.label}
            error={form.error('label')}
            isFirst
            maxLength={60}
            onChange={(label) => form.set({ label })}
          />
          <TextInput
            label={t('dispositions.key')}
            description={t('dispositions.keyHint')}
            value={form.value.key}
            disabled={!isNew}
            error={form.error('key')}
            onChange={(event) => form.set({ key: event.currentTarget.value })}
          />
          <QueuesInput
            label={t('dispositions.queues')}
            value={form.value.queueIds}
            placeholder={t('dispositions.everywhere')}
            onChange={(ids) => form.set({ queueIds: ids as Disposition['queueIds'] })}
          />
          <Switch
            label={t('dispositions.active')}
            checked={form.value.isActive}
            onChange={(event) => form.set({ isActive: event.currentTarget.checked })}
          />
        </>
      )}
    </Editor>
  );
}
