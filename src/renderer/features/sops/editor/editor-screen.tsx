import { useEffect, useRef, useState } from 'react';
import { useActions } from '../../../lib/actions.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { ActionButton, ActionIconButton, EmptyState, ErrorState, Skeleton } from '../../../ui/index.ts';
import { useLessons, useSopVersions } from '../library/queries.ts';
import type { SopDraftKeeper } from './draft-keeper.ts';
import { stepOf, type Content } from './edit.ts';
import { EditingContext } from './editing.ts';
import css from './editor.module.css';
import { Outdated } from './outdated.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SavedState } from './saved-state.tsx';
import { SettingsForm } from './settings-form.tsx';
import { SidePane } from './side-pane.tsx';
import { StepForm } from './step-form.tsx';
import { StepRail } from './step-rail.tsx';
import { useSopDraft, type BoundDraft } from './use-draft.ts';
import { useEditingOf, type Wanted } from './use-editing.ts';
import { useEditorActions } from './use-editor-actions.ts';
import { useStepActions } from './use-step-actions.ts';

/** Where a lead writes the next version: steps at the left, one of them in the middle, the whole at the right. */
export function EditorScreen({ sopKey }: { sopKey: string }) {
  const t = useT('sopDesk');
  const { bound, keeper, error, isGone, retry } = useSopDraft(sopKey);
  const versions = useSopVersions(sopKey).data?.versions;
  const lessons = useLessons(sopKey);
  if (isGone && !bound) return <EmptyState title={t('reader.gone')} next={t('reader.goneHint')} />;
  if (!bound || !versions || lessons.isPending)
    return error ? <ErrorState error={error} onRetry={retry} /> : <Skeleton lines={10} />;
  const base = versions.find(({ version }) => version === bound.draft.baseVersion) ?? null;
  const lesson = lessons.data?.lessons.find(({ id }) => id === bound.draft.lessonId);
  return (
    <div className={css['whole']}>
      <Outdated bound={bound} versions={versions} />
      <Editor bound={bound} keeper={keeper} base={base} about={lesson?.steps ?? []} />
    </div>
  );
}

type EditorProps = {
  bound: BoundDraft;
  keeper: SopDraftKeeper;
  base: Content | null;
  /** Steps the lesson it comes of is about. */
  about: readonly string[];
};

function Editor({ bound, keeper, base, about }: EditorProps) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const [isTrying, setTrying] = useState(false);
  const [isPublishing, setPublishing] = useState(false);
  const hold = useEditingOf(bound, base, about);
  const { editing, wanted } = hold;
  const steps = useStepActions(editing);
  const actions = useEditorActions(bound, keeper, hold, {
    isTrying,
    toggleTry: () => setTrying((now) => !now),
    publish: () => setPublishing(true),
  });
  useActions([...actions.all, ...steps.all]);
  const step = stepOf(editing.content, editing.selected);
  const form = useWantedField(wanted);
  return (
    <EditingContext value={editing}>
      <div className={css['screen']}>
        <header className={css['head']}>
          <ActionButton action={actions.back} variant="subtle" color="gray" />
          <h2 className={css['title']}>{local(editing.content.title) || t('library.noTitle')}</h2>
          <SavedState bound={bound} />
          <ActionIconButton action={actions.undo} />
          <ActionIconButton action={actions.redo} />
          <ActionButton action={actions.discard} />
          <ActionButton action={actions.publish} variant="filled" />
        </header>
        <div className={css['columns']}>
          <StepRail actions={steps} />
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
          <section ref={form} className={css['form']} aria-label={t('editor.form')} tabIndex={0}>
            {step ? <StepForm step={step} /> : <SettingsForm />}
          </section>
          <div className={css['side']}>
            <SidePane isTrying={isTrying} onTry={setTrying} />
            <ProblemsPanel />
          </div>
        </div>
        {isPublishing && <PublishDialog bound={bound} keeper={keeper} onClose={() => setPublishing(false)} />}
      </div>
    </EditingContext>
  );
}

const FIELD = 'input:not([type="hidden"]), textarea, button';

/** The keyboard goes where it is wanted: first to what is still empty there. */
function useWantedField(wanted: Wanted | null) {
  const form = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!wanted) return;
    const place = form.current?.querySelector(`[data-at="${CSS.escape(wanted.at)}"]`);
    const fields = place?.matches(FIELD) ? [place] : [...(place?.querySelectorAll(FIELD) ?? [])];
    const empty = fields.find((field) => field instanceof HTMLInputElement && field.value === '');
    const field = empty ?? fields[0];
    if (field instanceof HTMLElement) field.focus();
    field?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);
  return form;
}
