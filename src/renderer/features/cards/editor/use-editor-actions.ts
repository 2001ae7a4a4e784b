import {
  IconAlertTriangle,
  IconArrowLeft,
  IconLanguage,
  IconMessageQuestion,
  IconPencil,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { isNew } from '../places.ts';
import type { Editing } from './use-editing.ts';

type Does = { readonly publish: () => void; readonly turnLanguage: () => void; readonly tryIt: () => void };
type Rest = Pick<Action, 'labelKey' | 'icon' | 'keys' | 'perform'> & { readonly isEnabled?: boolean };

/** Makes an action of the editor in a line. */
const act = (name: string, rest: Rest): Action => ({ id: `card-editor.${name}`, group: 'card', ...rest });

/** What the editor does with the draft as a whole. */
export function useEditorActions(editing: Editing, { publish, turnLanguage, tryIt }: Does) {
  const { draft, problems, goTo } = editing;
  const leave = useLeaveEditor(draft.key);
  const discard = useDiscard(editing, leave);
  const [first] = problems;
  const back = act('back', { labelKey: 'cards:editor.back', icon: IconArrowLeft, keys: 'b', perform: leave });
  const write = act('write', {
    labelKey: 'cards:editor.write',
    icon: IconPencil,
    keys: 'e',
    perform: () => goTo('title.zh'),
  });
  const trial = act('try', { labelKey: 'cards:editor.try', icon: IconMessageQuestion, keys: 't', perform: tryIt });
  const toProblem = act('problem', {
    labelKey: 'cards:editor.toProblem',
    icon: IconAlertTriangle,
    keys: '.',
    isEnabled: first !== undefined,
    perform: () => first && goTo(first.place),
  });
  const language = act('language', {
    labelKey: 'cards:editor.language',
    icon: IconLanguage,
    keys: 'l',
    perform: turnLanguage,
  });
  const send = act('publish', {
    labelKey: 'cards:editor.publish',
    icon: IconUpload,
    keys: 'mod+enter',
    perform: publish,
  });
  return { back, discard, publish: send, all: [back, write, trial, toProblem, language, discard, send] };
}

function useLeaveEditor(key: string): () => void {
  const { go } = useGo();
  return () => (isNew(key) ? go('cards') : go('cards', key));
}

/** Pressed twice: a draft is not thrown away by one slip. */
function useDiscard({ isKept, drop }: Editing, leave: () => void): Action {
  const t = useT('cards');
  const { say } = useToaster();
  const [isSure, setSure] = useState(false);
  const throwAway = () => {
    drop();
    say({ title: t('editor.discarded'), tone: 'info' });
    leave();
  };
  return act('discard', {
    labelKey: isSure ? 'cards:editor.discardSure' : 'cards:editor.discard',
    icon: IconTrash,
    keys: 'shift+d',
    isEnabled: isKept,
    perform: () => (isSure ? throwAway() : setSure(true)),
  });
}
