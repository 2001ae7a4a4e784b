import { Switch, TextInput, UnstyledButton } from '@mantine/core';
import { IconCopy, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Macro } from '#shared/domain/macro.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { IconButton, Pill } from '../../../ui/index.ts';
import css from '../admin.module.css';
import { useIsUnsaved } from '../drafts.ts';
import { useQueueNames } from '../inputs.tsx';
import { Section, Table, useKept, useOpen } from '../section.tsx';
import { useKeep } from '../use-kept-command.ts';
import { MacroEditor } from './macro-editor.tsx';
import { useMacroDoes } from './macro-does.ts';

const newMacro = (): Macro => ({
  id: crypto.randomUUID() as Macro['id'],
  name: { zh: '', en: '' },
  body: { zh: '', en: '' },
  kind: 'reply',
  note: null,
  set: {},
  assign: 'keep',
  snoozeMs: null,
  follow: false,
  fill: {},
  articleIds: [],
  addTags: [],
  removeTags: [],
  queueIds: [],
  isActive: true,
});

/** Prepared answers and what goes with them. Leads keep these too. */
export function MacrosSection() {
  const t = useT('admin');
  const { directory, waiting } = useKept();
  const { open, edit, add, close } = useOpen<Macro>();
  const [wanted, setWanted] = useState('');
  const words = wanted.trim().toLowerCase();
  const macros = (directory?.macros ?? []).filter(({ name }) =>
    [name.zh, name.en].some((text) => text.toLowerCase().includes(words)),
  );
  const copy = (macro: Macro) => {
    const name = { zh: t('macros.copyOf', { name: macro.name.zh }), en: t('macros.copyOf', { name: macro.name.en }) };
    add({ ...macro, id: newMacro().id, name });
  };
  return (
    <Section
      title={t('section.macros')}
      lead={t('macros.lead')}
      kept="outbox"
      {...(directory && { onAdd: () => add(newMacro()) })}
      addLabel={t('macros.add')}
      tools={
        <TextInput
          aria-label={t('macros.find')}
          placeholder={t('macros.find')}
          leftSection={<IconSearch size={14} stroke={1.6} aria-hidden />}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      }
    >
      {waiting ?? <MacroTable macros={macros} onOpen={edit} onCopy={copy} />}
      {open && <MacroEditor key={open.row.id} macro={open.row} isNew={open.isNew} onClose={close} />}
    </Section>
  );
}

type Rows = { macros: readonly Macro[]; onOpen: (macro: Macro) => void; onCopy: (macro: Macro) => void };

function MacroTable({ macros, onOpen, onCopy }: Rows) {
  const t = useT('admin');
  const local = useLocalized();
  const does = useMacroDoes();
  const queueNames = useQueueNames();
  const isUnsaved = useIsUnsaved();
  const keep = useKeep();
  return (
    <Table
      label={t('section.macros')}
      isEmpty={macros.length === 0}
      empty={t('macros.empty')}
      emptyNext={t('macros.emptyNext')}
      columns={[
        { key: 'name', label: t('name') },
        { key: 'does', label: t('macros.does') },
        { key: 'where', label: t('macros.where') },
        { key: 'on', label: t('macros.on') },
        { key: 'tools', label: t('macros.copy'), isHidden: true },
      ]}
    >
      {macros.map((macro) => (
        <tr key={macro.id} data-off={!macro.isActive || undefined}>
          <td>
            <UnstyledButton className={css['open'] ?? ''} onClick={() => onOpen(macro)}>
              {local(macro.name)}
            </UnstyledButton>{' '}
            {isUnsaved(`macro/${macro.id}`) && <Pill tone="warn">{t('unsaved')}</Pill>}
            <div className={css['sub']}>{macro.body ? oneLine(local(macro.body), 60) : t('macros.noText')}</div>
          </td>
          <td className={css['terms']}>{does(macro) || '–'}</td>
          <td>{queueNames(macro.queueIds, t('everywhere'))}</td>
          <td>
            <Switch
              size="xs"
              aria-label={t('macros.isOn', { name: local(macro.name) })}
              checked={macro.isActive}
              onChange={(event) =>
                keep.change({ tbl: 'macro', data: { ...macro, isActive: event.currentTarget.checked } })
              }
            />
          </td>
          <td>
            <IconButton
              icon={IconCopy}
              label={t('macros.copyNamed', { name: local(macro.name) })}
              onClick={() => onCopy(macro)}
            />
          </td>
        </tr>
      ))}
    </Table>
  );
}
