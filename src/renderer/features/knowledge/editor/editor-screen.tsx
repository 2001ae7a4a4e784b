import { TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionButton, EmptyState, ErrorState, leaveOnEscape, Pill, Skeleton } from '../../../ui/index.ts';
import { MarkdownBody } from '../markdown-body.tsx';
import { BodyField, type BodyHandle } from './body-field.tsx';
import css from './editor.module.css';
import { Declined } from './declined.tsx';
import { FilesField } from './files-field.tsx';
import { Finish } from './finish.tsx';
import { Outdated } from './outdated.tsx';
import { PersonalPanel } from './personal-panel.tsx';
import { Properties } from './properties.tsx';
import { Toolbar } from './toolbar.tsx';
import { useArticleDraft, type BoundDraft } from './use-draft.ts';
import { useEditorActions } from './use-editor-actions.ts';
import { useEditorFiles } from './use-editor-files.ts';
import { usePersonalData } from './use-personal-data.ts';

/** Where an article is written: the text at the left, how it will look beside it, what belongs to it at the right. */
export function EditorScreen({ articleId }: { articleId: string }) {
  const t = useT('knowledge');
  const { draft, error, isGone, retry } = useArticleDraft(articleId);
  if (isGone) return <EmptyState title={t('gone')} next={t('goneHint')} />;
  if (!draft) return error ? <ErrorState error={error} onRetry={retry} /> : <Skeleton lines={10} />;
  return <Editor draft={draft} />;
}

const MAX_TITLE = 200;

function Editor({ draft }: { draft: BoundDraft }) {
  const t = useT('knowledge');
  const { content, edit } = draft;
  const isWide = useMediaQuery('(min-width: 1200px)', true, { getInitialValueInEffect: false });
  const [shows, setShows] = useState<'text' | 'preview'>('text');
  const body = useRef<BodyHandle>(null);
  const picker = useRef<HTMLInputElement>(null);
  const files = useEditorFiles(content.articleId, (text) => body.current?.insert(text));
  const personal = usePersonalData(draft);
  const [isFinishing, setFinishing] = useState(false);
  const actions = useEditorActions(draft, {
    body,
    pickFile: () => picker.current?.click(),
    togglePreview: () => setShows((now) => (now === 'text' ? 'preview' : 'text')),
    finish: () => setFinishing(true),
    hasToggle: !isWide,
  });
  useActions(actions.all);
  const hasText = isWide || shows === 'text';
  const hasPreview = isWide || shows === 'preview';
  return (
    <div className={css['screen']}>
      <header className={css['head']}>
        <ActionButton action={actions.back} variant="subtle" color="gray" />
        <TextInput
          ref={focusWhenEmpty}
          className={css['title'] ?? ''}
          aria-label={t('editor.title')}
          placeholder={t('editor.titlePlaceholder')}
          maxLength={MAX_TITLE}
          value={content.title}
          lang={content.language === 'zh' ? 'zh-CN' : 'en'}
          onChange={(event) => edit({ title: event.currentTarget.value })}
          onKeyDown={leaveOnEscape}
        />
        <SavedState draft={draft} />
        {!isWide && <ActionButton action={actions.preview} />}
        <ActionButton action={actions.discard} />
        <ActionButton action={actions.finish} variant="filled" />
      </header>
      <Declined articleId={content.articleId} />
      <Outdated draft={draft} />
      <div className={css['columns']} data-shows={isWide ? 'both' : shows}>
        {hasText && (
          <section className={css['write']} aria-label={t('editor.text')}>
            <Toolbar actions={actions.tools} />
            <BodyField draft={draft} handle={body} found={personal.inBody} onFiles={files.add} />
          </section>
        )}
        {hasPreview && (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key
          <section className={css['preview']} aria-label={t('editor.preview')} tabIndex={0}>
            {content.body.trim() === '' ? (
              <p className="secondary">{t('editor.previewEmpty')}</p>
            ) : (
              <MarkdownBody
                body={content.body}
                language={content.language}
                files={content.files}
                readFile={files.readFile}
              />
            )}
          </section>
        )}
        <aside className={css['side']} aria-label={t('editor.properties')}>
          <PersonalPanel personal={personal} onGo={(one) => body.current?.select(one.start, one.end)} />
          <Properties draft={draft} />
          <FilesField draft={draft} files={files} picker={picker} />
        </aside>
      </div>
      {isFinishing && <Finish draft={draft} found={personal.found.length} onClose={() => setFinishing(false)} />}
    </div>
  );
}

/** Whether what was typed is safe; said, not guessed. */
function SavedState({ draft }: { draft: BoundDraft }) {
  const t = useT('knowledge');
  return (
    <output className={css['state']}>
      {draft.content.baseVersion === 0 && <Pill>{t('editor.new')}</Pill>}
      <span data-tone={draft.state === 'failed' ? 'bad' : undefined}>{t(`editor.state.${draft.state}`)}</span>
    </output>
  );
}

/** A new article begins with its title: what is typed next is meant for it, and not for the page. */
const focusWhenEmpty = (field: HTMLInputElement | null): void => {
  if (field?.value === '') field.focus();
};
