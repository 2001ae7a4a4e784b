import { useEffect, useRef, useState } from 'react';
import { useActions } from '../../../lib/actions.ts';
import { useLanguage, useLocalized, useT } from '../../../lib/i18n.tsx';
import { ActionButton, EmptyState, ErrorState, Pill, Skeleton } from '../../../ui/index.ts';
import type { CardSummary } from '#shared/contract/app/guidance.ts';
import { useCardVersions } from '../library/queries.ts';
import { isNew } from '../places.ts';
import { CardForm } from './card-form.tsx';
import css from './editor.module.css';
import { Outdated } from './outdated.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SidePane } from './side-pane.tsx';
import { useEditing, type Editing, type Wish } from './use-editing.ts';
import { useEditorActions } from './use-editor-actions.ts';

const NONE: readonly CardSummary[] = [];

/** Where a lead writes a card: the words at the left, how it is met at the right. */
export function EditorScreen({ draftKey }: { draftKey: string }) {
  const t = useT('cards');
  const isFirst = isNew(draftKey);
  const { data, error, refetch } = useCardVersions(draftKey, !isFirst);
  if (isFirst) return <Editor draftKey={draftKey} versions={NONE} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  if (data.versions.length === 0) return <EmptyState title={t('reader.gone')} next={t('reader.goneHint')} />;
  return <Editor draftKey={draftKey} versions={data.versions} />;
}

function Editor({ draftKey, versions }: { draftKey: string; versions: readonly CardSummary[] }) {
  const t = useT('cards');
  const local = useLocalized();
  const editing = useEditing(draftKey, versions);
  const [isPublishing, setPublishing] = useState(false);
  const [language, setLanguage] = useState(useLanguage());
  const trial = useRef<HTMLTextAreaElement>(null);
  const actions = useEditorActions(editing, {
    publish: () => {
      editing.beStrict();
      setPublishing(true);
    },
    turnLanguage: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
    tryIt: () => trial.current?.focus(),
  });
  useActions(actions.all);
  const form = useWishedField(editing.wish);
  const { draft } = editing;
  return (
    <div className={css['screen']}>
      <header className={css['head']}>
        <ActionButton action={actions.back} variant="subtle" color="gray" />
        <h2 className={css['title']}>{local(draft.content.title) || t('library.noTitle')}</h2>
        <Kept editing={editing} />
        {editing.isKept && <ActionButton action={actions.discard} />}
        <ActionButton action={actions.publish} variant="filled" />
      </header>
      <Outdated editing={editing} />
      <div className={css['columns']}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
        <section ref={form} className={css['form']} aria-label={t('editor.form')} tabIndex={0}>
          <CardForm editing={editing} />
        </section>
        <div className={css['side']}>
          <SidePane content={draft.content} language={language} onLanguage={setLanguage} trial={trial} />
          <ProblemsPanel editing={editing} />
        </div>
      </div>
      {isPublishing && <PublishDialog editing={editing} onClose={() => setPublishing(false)} />}
    </div>
  );
}

/** Whether what was changed is safe; said, not guessed. */
function Kept({ editing: { draft, isKept } }: { editing: Editing }) {
  const t = useT('cards');
  return (
    <output className={css['state']}>
      {draft.baseVersion === 0 ? <Pill>{t('editor.new')}</Pill> : t('editor.from', { version: draft.baseVersion })}
      <span>{t(isKept ? 'editor.kept' : 'editor.clean')}</span>
    </output>
  );
}

const FIELD = 'input, textarea';

/** The keyboard goes where it is wanted. */
function useWishedField(wish: Wish | null) {
  const form = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!wish) return;
    const place = form.current?.querySelector(`[data-at="${CSS.escape(wish.place)}"]`);
    const field = place?.matches(FIELD) ? place : place?.querySelector(FIELD);
    if (field instanceof HTMLElement) field.focus();
    field?.scrollIntoView({ block: 'nearest' });
  }, [wish]);
  return form;
}
