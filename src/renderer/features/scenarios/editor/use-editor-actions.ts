import { IconArrowLeft, IconEyeCheck, IconShieldSearch, IconTrash, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { scenarioAction } from '../lib/action.ts';
import type { Editing } from './use-editing.ts';
import type { Finding } from './use-findings.ts';
import { useScenarioWords } from './use-words.ts';

/** What is done with the draft as a whole; those that are done while a field has the keyboard have a key that types nothing. */
export function useEditorActions(editing: Editing, finding: Finding, publish: () => void) {
  const { go } = useGo();
  const nextLook = useNextLook(editing);
  const discard = useDiscard(editing);
  const back = {
    ...scenarioAction('scenario-edit.list', 'scenarios:action.list', 'b', () => go('scenarios')),
    icon: IconArrowLeft,
  };
  const find = {
    ...scenarioAction(
      'scenario-edit.next-finding',
      'scenarios:action.nextFinding',
      'alt+e',
      finding.next,
      finding.open.length > 0,
    ),
    icon: IconShieldSearch,
  };
  const looked = {
    ...scenarioAction(
      'scenario-edit.looked',
      'scenarios:action.looked',
      'alt+y',
      finding.markHere,
      finding.here !== null && !finding.here.isLooked,
    ),
    icon: IconEyeCheck,
  };
  const send = {
    ...scenarioAction('scenario-edit.publish', 'scenarios:action.publish', 'mod+enter', publish),
    icon: IconUpload,
  };
  const write = scenarioAction('scenario-edit.write', 'scenarios:action.write', 'e', () => editing.goTo('title'));
  useActions([back, write, find, looked, nextLook, discard, send]);
  return { back, discard, send, find };
}

function useNextLook({ view: { looks }, goTo }: Editing): Action {
  const [at, setAt] = useState(-1);
  const next = () => {
    const following = (at + 1) % looks.length;
    const look = looks[following];
    setAt(following);
    if (look) goTo(look.place, look.word);
  };
  return scenarioAction('scenario-edit.next-look', 'scenarios:action.nextLook', 'alt+v', next, looks.length > 0);
}

/** Pressed twice: a draft is not thrown away by one slip. */
function useDiscard({ view: { draftId }, keeper }: Editing): Action {
  const { t } = useScenarioWords();
  const { say } = useToaster();
  const { go } = useGo();
  const [isSure, setSure] = useState(false);
  const discard = useCommand((api) => api.scenarios.discard({ draftId }), {
    onDone: () => {
      keeper.release(draftId);
      say({ title: t('discarded'), tone: 'info' });
      go('scenarios');
    },
  });
  return {
    ...scenarioAction(
      'scenario-edit.discard',
      isSure ? 'scenarios:action.discardSure' : 'scenarios:action.discard',
      'shift+d',
      () => (isSure ? void discard.run() : setSure(true)),
    ),
    icon: IconTrash,
  };
}
