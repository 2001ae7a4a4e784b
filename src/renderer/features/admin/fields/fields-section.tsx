import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Field } from '#shared/domain/field.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { IconButton, Pill } from '../../../ui/index.ts';
import css from '../admin.module.css';
import { useIsUnsaved } from '../drafts.ts';
import { useQueueNames } from '../inputs.tsx';
import { moved } from '../order.ts';
import { Section, Table, useKept, useOpen } from '../section.tsx';
import { useKeep } from '../use-kept-command.ts';
import { FieldEditor } from './field-editor.tsx';

const newField = (order: number): Field => ({
  id: '' as Field['id'],
  key: '',
  label: { zh: '', en: '' },
  kind: 'text',
  choices: [],
  queueIds: [],
  required: 'no',
  order,
  isActive: true,
});

/** What this team asks of a ticket besides what every ticket has. */
export function FieldsSection() {
  const t = useT('admin');
  const { directory, waiting } = useKept();
  const { open, edit, add, close } = useOpen<Field>();
  const fields = directory?.fields ?? [];
  const next = Math.max(0, ...fields.map(({ order }) => order)) + 1;
  return (
    <Section
      title={t('section.fields')}
      lead={t('fields.lead')}
      kept="outbox"
      {...(directory && { onAdd: () => add(newField(next)) })}
      addLabel={t('fields.add')}
    >
      {waiting ?? <FieldTable fields={fields} onOpen={edit} />}
      {open && <FieldEditor key={open.row.id} field={open.row} isNew={open.isNew} known={fields} onClose={close} />}
    </Section>
  );
}

function FieldTable({ fields, onOpen }: { fields: readonly Field[]; onOpen: (field: Field) => void }) {
  const t = useT('admin');
  const local = useLocalized();
  const queueNames = useQueueNames();
  const isUnsaved = useIsUnsaved();
  const keep = useKeep();
  const move = (from: number, by: number) => {
    for (const data of moved(fields, from, by)) keep.change({ tbl: 'field', data });
  };
  return (
    <Table
      label={t('section.fields')}
      isEmpty={fields.length === 0}
      empty={t('fields.empty')}
      emptyNext={t('fields.emptyNext')}
      columns={[
        { key: 'name', label: t('name') },
        { key: 'kind', label: t('fields.kind') },
        { key: 'where', label: t('fields.where') },
        { key: 'required', label: t('fields.required') },
        { key: 'order', label: t('order'), isHidden: true },
      ]}
    >
      {fields.map((field, at) => (
        <tr key={field.id} data-off={!field.isActive || undefined}>
          <td>
            <UnstyledButton
              className={css['open'] ?? ''}
              onClick={() => onOpen(field)}
              onKeyDown={(event) => {
                if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
                event.preventDefault();
                move(at, event.key === 'ArrowUp' ? -1 : 1);
              }}
            >
              {local(field.label)}
            </UnstyledButton>{' '}
            {!field.isActive && <Pill>{t('fields.off')}</Pill>}
            {isUnsaved(`field/${field.id}`) && <Pill tone="warn">{t('unsaved')}</Pill>}
            <div className={css['sub']}>{field.key}</div>
          </td>
          <td className={css['nowrap']}>{t(`kind.${field.kind}`)}</td>
          <td>{queueNames(field.queueIds, t('everywhere'))}</td>
          <td className={css['nowrap']}>{t(`required.${field.required}`)}</td>
          <td>
            <span className={css['tools']}>
              <IconButton
                icon={IconArrowUp}
                label={t('moveUp', { name: local(field.label) })}
                isDisabled={at === 0}
                onClick={() => move(at, -1)}
              />
              <IconButton
                icon={IconArrowDown}
                label={t('moveDown', { name: local(field.label) })}
                isDisabled={at === fields.length - 1}
                onClick={() => move(at, 1)}
              />
            </span>
          </td>
        </tr>
      ))}
    </Table>
  );
}
