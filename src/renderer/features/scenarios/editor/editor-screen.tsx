import { useState } from 'react';
import { ActionButton, EmptyState, ErrorState, Pill, Skeleton } from '../../../ui/index.ts';
import css from './editor.module.css';
import { PublishDialog } from './publish-dialog.tsx';
import { ReviewPane } from './review-pane.tsx';
import { ScenarioForm } from './scenario-form.tsx';
import { useEditing, type Editing } from './use-editing.ts';
import { useEditorActions } from './use-editor-actions.ts';
import { useFindings } from './use-findings.ts';
import { useScenarioWords } from './use-words.ts';
import { useWishedField } from './use-wished-field.ts';

/** Where a lead mends what came of a ticket: what to look at on the left, the scenario itself on the right. */
export function EditorScreen({ draftId }: { draftId: string }) {
  const { t } = useScenarioWords();
  const { editing, isGone, error, retry } = useEditing(draftId);
  if (isGone) return <EmptyState title={t('gone')} next={t('goneHint')} />;
  if (!editing) return error ? <ErrorState error={error} onRetry={retry} /> : <Skeleton lines={10} />;
  return <Editor editing={editing} />;
}

function Editor({ editing }: { editing: Editing }) {
  const { t, practice } = useScenarioWords();
  const { issue, view, state } = editing;
  const finding = useFindings(editing);
  const [isPublishing, setPublishing] = useState(false);
  const { back, discard, send, find } = useEditorActions(editing, finding, () => setPublishing(true));
  const form = useWishedField(editing.wish);
  return (
    <div className={css['screen']}>
      <header className={css['head']}>
        <ActionButton action={back} variant="subtle" color="gray" />
        <h2 className={css['title']}>{issue.title || t('untitled')}</h2>
        <output className={css['state']}>
          <Pill>{practice(`library.language.${view.lang}`)}</Pill>
          <span data-tone={state === 'failed' || state === 'refused' ? 'bad' : undefined}>{t(`state.${state}`)}</span>
        </output>
        <ActionButton action={discard} />
        <ActionButton action={send} variant="filled" />
      </header>
      <div className={css['columns']}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
        <aside className={css['side']} aria-label={t('review')} tabIndex={0}>
          <ReviewPane editing={editing} finding={finding} find={find} />
        </aside>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
        <section ref={form} className={css['form']} aria-label={t('form')} tabIndex={0}>
          <ScenarioForm editing={editing} />
        </section>
      </div>
      {isPublishing && <PublishDialog editing={editing} finding={finding} onClose={() => setPublishing(false)} />}
    </div>
  );
}
