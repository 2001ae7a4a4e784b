import { Switch, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import type { TeamTag } from '#shared/domain/team.ts';
import { useT } from '../../lib/i18n.tsx';
import { Pill } from '../../ui/index.ts';
import css from './admin.module.css';
import { useIsUnsaved } from './drafts.ts';
import { Editor } from './editor.tsx';
import type { Wrong } from './form.ts';
import { RemoveButton } from './remove-button.tsx';
import { Section, Table, useKept, useOpen } from './section.tsx';
import { useKeep } from './use-kept-command.ts';

const emptyTag = (): TeamTag => ({ id: crypto.randomUUID() as TeamTag['id'], tag: '', note: '', isActive: true });

/** The tags the team has agreed on; a retired one is no longer offered, and stays where it is. */
export function TagsSection() {
  const t = useT('admin');
  const { directory, waiting } = useKept();
  const { open, edit, add, close } = useOpen<TeamTag>();
  const isUnsaved = useIsUnsaved();
  const tags = (directory?.tags ?? []).toSorted((a, b) => a.tag.localeCompare(b.tag));
  return (
    <Section
      title={t('section.tags')}
      lead={t('tags.lead')}
      kept="outbox"
      {...(directory && { onAdd: () => add(emptyTag()) })}
      addLabel={t('tags.add')}
    >
      {waiting ?? (
        <Table
          label={t('section.tags')}
          isEmpty={tags.length === 0}
          empty={t('tags.empty')}
          emptyNext={t('tags.emptyNext')}
          columns={[
            { key: 'tag', label: t('tags.tag') },
            { key: 'note', label: t('tags.note') },
            { key: 'state', label: t('state') },
          ]}
        >
          {tags.map((tag) => (
            <tr key={tag.id} data-off={!tag.isActive || undefined}>
              <td className={css['nowrap']}>
                <UnstyledButton className={css['open'] ?? ''} onClick={() => edit(tag)}>
                  #{tag.tag}
                </UnstyledButton>{' '}
                {isUnsaved(`tag/${tag.id}`) && <Pill tone="warn">{t('unsaved')}</Pill>}
              </td>
              <td>{tag.note}</td>
              <td className={css['nowrap']}>{t(tag.isActive ? 'tags.offered' : 'tags.retired')}</td>
            </tr>
          ))}
        </Table>
      )}
      {open && <TagEditor key={open.row.id} tag={open.row} isNew={open.isNew} onClose={close} />}
    </Section>
  );
}

function TagEditor({ tag, isNew, onClose }: { tag: TeamTag; isNew: boolean; onClose: () => void }) {
  const t = useT('admin');
  const keep = useKeep();
  const validate = (value: TeamTag): Wrong => {
    if (value.tag === '') return { tag: t('wrong.empty') };
    return /[\s,]/u.test(value.tag) ? { tag: t('tags.noSpace') } : {};
  };
  return (
    <Editor
      draftKey={isNew ? 'tag/new' : `tag/${tag.id}`}
      title={isNew ? t('tags.add') : `#${tag.tag}`}
      stored={tag}
      validate={validate}
      save={(data) => keep.put({ tbl: 'tag', data })}
      onClose={onClose}
      size={440}
      extra={
        !isNew && (
          <RemoveButton
            label={t('remove')}
            sure={t('tags.removeSure')}
            onRemove={() => void keep.remove('tag', tag.id).then((isGone) => isGone && onClose())}
          />
        )
      }
    >
      {(form) => (
        <>
          <TextInput
            data-autofocus
            label={t('tags.tag')}
            value={form.value.tag}
            maxLength={60}
            error={form.error('tag')}
            onChange={(event) => form.set({ tag: event.currentTarget.value.replace(/^#/, '') })}
          />
          <Textarea
            label={t('tags.note')}
            description={t('tags.noteHint')}
            value={form.value.note}
            maxLength={200}
            autosize
            minRows={2}
            onChange={(event) => form.set({ note: event.currentTarget.value })}
          />
          <Switch
            label={t('tags.isOffered')}
            checked={form.value.isActive}
            onChange={(event) => form.set({ isActive: event.currentTarget.checked })}
          />
        </>
      )}
    </Editor>
  );
}
