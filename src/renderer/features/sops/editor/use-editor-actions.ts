import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconDeviceFloppy,
  IconPencil,
  IconPlayerPlay,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { editorAction } from './editor-action.ts';
import type { SopDraftKeeper } from './draft-keeper.ts';
import type { BoundDraft } from './use-draft.ts';
import type { useEditingOf } from './use-editing.ts';
import { fieldOf } from './use-problem-words.ts';

type Hands = { readonly isTrying: boolean; readonly toggleTry: () => void; readonly publish: () => void };

/** What the editor does with the draft as a whole. */
export function useEditorActions(
  { draft }: BoundDraft,
  keeper: SopDraftKeeper,
  { editing, canUndo, canRedo, undo, redo }: ReturnType<typeof useEditingOf>,
  hands: Hands,
) {
  const leave = useLeaveEditor(draft.key, draft.baseVersion);
  const store = useStore(draft.key, keeper);
  const leaveStored = () => void store().then((isStored) => isStored && leave());
  const saveIt = () => void store().then((isStored) => isStored && sayStored());
  const sayStored = useSayStored();
  const back = editorAction('back', 'sopDesk:editor.back', IconArrowLeft, 'b', leaveStored);
  const save = editorAction('save', 'sopDesk:editor.save', IconDeviceFloppy, 'mod+s', saveIt);
  const undoIt = editorAction('undo', 'sopDesk:editor.undo', IconArrowBackUp, 'mod+z', undo, canUndo);
  const redoIt = editorAction('redo', 'sopDesk:editor.redo', IconArrowForwardUp, 'mod+shift+z', redo, canRedo);
  const tryIt = editorAction(
    'try',
    hands.isTrying ? 'sopDesk:editor.chart' : 'sopDesk:editor.try',
    IconPlayerPlay,
    'p',
    hands.toggleTry,
  );
  const write = editorAction('write', 'sopDesk:editor.write', IconPencil, 'e', () =>
    editing.select(editing.selected, 'title'),
  );
  const [first] = editing.problems.toSorted((a, b) => Number(a.isHint) - Number(b.isHint));
  const toProblem = editorAction(
    'problem',
    'sopDesk:editor.toProblem',
    IconAlertTriangle,
    '.',
    () => first && editing.select(first.step, fieldOf(editing.content, first)),
    first !== undefined,
  );
  const publish = editorAction('publish', 'sopDesk:editor.publish', IconUpload, 'mod+enter', hands.publish);
  const discard = useDiscard(draft.key, keeper, leave);
  const all = [back, save, undoIt, redoIt, tryIt, write, toProblem, discard, publish];
  return { back, undo: undoIt, redo: redoIt, tryIt, discard, publish, all };
}

/** Stores the draft, and resolves to whether the desk has it. Where not, that is said, and the editor stays. */
function useStore(key: string, keeper: SopDraftKeeper): () => Promise<boolean> {
  const t = useT('sopDesk');
  const { say } = useToaster();
  return async () => {
    await keeper.flush(key);
    const isStored = keeper.state(key) === 'clean';
    const next = keeper.state(key) === 'refused' ? 'editor.refusedNext' : 'editor.notSavedNext';
    if (!isStored) say({ title: t('editor.notSaved'), message: t(next), tone: 'bad' });
    return isStored;
  };
}

function useSayStored(): () => void {
  const t = useT('sopDesk');
  const { say } = useToaster();
  return () => say({ title: t('editor.saved'), tone: 'ok' });
}

function useLeaveEditor(key: string, baseVersion: number): () => void {
  const { go } = useGo();
  return () => (baseVersion === 0 ? go('sops') : go('sops', key));
}

/** Pressed twice: a draft is not thrown away by one slip. */
function useDiscard(key: string, keeper: SopDraftKeeper, leave: () => void): Action {
  const [isSure, setSure] = useState(false);
  const throwAway = useCommand((api) => api.sops.discardDraft({ key }), {
    onDone: () => {
      keeper.release(key);
      leave();
    },
  });
  return {
    group: 'sop',
    id: 'sop-editor.discard',
    labelKey: isSure ? 'sopDesk:editor.discardSure' : 'sopDesk:editor.discard',
    icon: IconTrash,
    keys: 'shift+d',
    perform: () => (isSure ? void throwAway.run() : setSure(true)),
  };
}
