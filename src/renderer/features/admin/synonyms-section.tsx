import { Button, TagsInput, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Synonym } from '#shared/domain/team.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCall } from '../../lib/query.ts';
import { ErrorState, Panel, Pill } from '../../ui/index.ts';
import css from './admin.module.css';
import { useIsUnsaved } from './drafts.ts';
import { Editor } from './editor.tsx';
import { RemoveButton } from './remove-button.tsx';
import { Section, Table, useKept, useOpen } from './section.tsx';
import { useKeep } from './use-kept-command.ts';

const newGroup = (): Synonym => ({ id: crypto.randomUUID() as Synonym['id'], words: [] });

/** Words that mean the same here: a search for one finds all. */
export function SynonymsSection() {
  const t = useT('admin');
  const { directory, waiting } = useKept();
  const { open, edit, add, close } = useOpen<Synonym>();
  const isUnsaved = useIsUnsaved();
  const groups = directory?.synonyms ?? [];
  return (
    <Section
      title={t('section.synonyms')}
      lead={t('synonyms.lead')}
      kept="outbox"
      {...(directory && { onAdd: () => add(newGroup()) })}
      addLabel={t('synonyms.add')}
    >
      {waiting ?? (
        <Table
          label={t('section.synonyms')}
          isEmpty={groups.length === 0}
          empty={t('synonyms.empty')}
          emptyNext={t('synonyms.emptyNext')}
          columns={[{ key: 'words', label: t('synonyms.words') }]}
        >
          {groups.map((group) => (
            <tr key={group.id}>
              <td aria-label={group.words.join(' ')}>
                <UnstyledButton className={css['open'] ?? ''} onClick={() => edit(group)}>
                  <span className={css['chips']}>
                    {group.words.map((word) => (
                      <Pill key={word}>{word}</Pill>
                    ))}
                    {isUnsaved(`synonym/${group.id}`) && <Pill tone="warn">{t('unsaved')}</Pill>}
                  </span>
                </UnstyledButton>
              </td>
            </tr>
          ))}
        </Table>
      )}
      <TrySearch />
      {open && <GroupEditor key={open.row.id} group={open.row} isNew={open.isNew} onClose={close} />}
    </Section>
  );
}

function GroupEditor({ group, isNew, onClose }: { group: Synonym; isNew: boolean; onClose: () => void }) {
  const t = useT('admin');
  const keep = useKeep();
  return (
    <Editor
      draftKey={isNew ? 'synonym/new' : `synonym/${group.id}`}
      title={isNew ? t('synonyms.add') : group.words.join(' · ')}
      stored={group}
      validate={({ words }) => (words.length < 2 ? { words: t('synonyms.two') } : {})}
      save={(data) => keep.put({ tbl: 'synonym', data })}
      onClose={onClose}
      size={440}
      extra={
        !isNew && (
          <RemoveButton
            label={t('remove')}
            sure={t('synonyms.removeSure')}
            onRemove={() => void keep.remove('synonym', group.id).then((isGone) => isGone && onClose())}
          />
        )
      }
    >
      {(form) => (
        <TagsInput
          size="xs"
          data-autofocus
          label={t('synonyms.words')}
          description={t('synonyms.hint')}
          value={[...form.value.words]}
          splitChars={[',', '，', '、', ';', '；']}
          maxTags={20}
          acceptValueOnBlur
          error={form.error('words')}
          onChange={(words) => form.set({ words: words.map((word) => word.trim().slice(0, 60)).filter(Boolean) })}
        />
      )}
    </Editor>
  );
}

/** Asks the search itself, so that one sees what a word brings now. */
function TrySearch() {
  const t = useT('admin');
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const answer = useCall(
    ['admin', 'try-search', query],
    ['synonym', 'ticket', 'article', 'customer', 'message'],
    (api, signal) => api.search.find({ query, kinds: [], after: null, limit: 5, customerId: null }, { signal }),
    { enabled: query !== '' },
  );
  const also = answer.data?.also.flatMap(({ searched }) => searched) ?? [];
  const hits = answer.data?.groups.reduce((sum, group) => sum + group.hits.length, 0) ?? 0;
  return (
    <Panel title={t('synonyms.try')}>
      <form
        className={css['row']}
        onSubmit={(event) => {
          event.preventDefault();
          setQuery(typed.trim());
        }}
      >
        <TextInput
          aria-label={t('synonyms.tryWord')}
          placeholder={t('synonyms.tryWord')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('synonyms.tryGo')}
        </Button>
      </form>
      {answer.error && <ErrorState error={answer.error} />}
      {answer.data && (
        <output>
          {also.length > 0 ? t('synonyms.also', { words: also.join(' · ') }) : t('synonyms.alone')}{' '}
          {t('synonyms.found', { count: hits })}
        </output>
      )}
    </Panel>
  );
}
