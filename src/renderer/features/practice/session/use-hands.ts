import type { PracticeHint, PracticeNow } from '#shared/contract/app/practice.ts';
import { useActions } from '../../../lib/actions.ts';
import { useCommand } from '../../../lib/query.ts';
import { useFinish } from '../lib/use-finish.ts';
import { useKept, type Keeping } from './kept.ts';
import { sessionActions, type SessionActions } from './session-actions.ts';
import { useEnd } from './use-end.ts';
import { useHint } from './use-hint.ts';
import { usePausing } from './use-pausing.ts';
import { useSaying } from './use-saying.ts';
import { useStoredDraft } from './use-stored-draft.ts';

/** A session as it stands, and everything that can be done in it: the same for the frame around the workspace and for the talk in it. */
export type Hands = {
  readonly now: PracticeNow;
  /** A real contact goes on: nothing of the session may be in its way. */
  readonly isInterrupted: boolean;
  readonly kept: Keeping;
  readonly say: () => void;
  readonly typing: () => void;
  /** The last line stands in the composer again. */
  readonly hasTakenBack: boolean;
  readonly hint: PracticeHint | null;
  readonly isAskingHint: boolean;
  readonly isEndAsked: boolean;
  readonly actions: SessionActions;
};

/** Made once, outside of the rehearsal desk: every call of it is one of practice itself. */
export function useHands(now: PracticeNow, isInterrupted: boolean): Hands {
  const kept = useKept(now.sessionId);
  useStoredDraft(now, kept);
  const turns = now.turns.length;
  const answer = useCommand((api) => api.practice.answer({}));
  const { say, typing, takeBack, isTaking, hasTakenBack } = useSaying(now, kept);
  const { hint, isAsking, ask, hide } = useHint(turns);
  const end = useEnd(turns);
  const pause = usePausing(now, isInterrupted, kept.setWhy);
  const { toRecord, toLibrary } = useFinish(now.sessionId);
  const useHintLine = () => {
    if (hint) kept.putBelow(hint.line);
    hide();
  };
  const actions = sessionActions(
    {
      now,
      isInterrupted,
      hasHint: hint !== null,
      hasLine: (hint?.line ?? '') !== '',
      isAskingHint: isAsking,
      isTaking,
      isEndAsked: end.isSure,
    },
    {
      answer: () => void answer.run(),
      pause,
      hint: hint ? hide : ask,
      useHint: useHintLine,
      takeBack,
      end: end.press,
      scorecard: toRecord,
      leave: toLibrary,
    },
  );
  useActions(Object.values(actions));
  const seen = { hint, isAskingHint: isAsking, isEndAsked: end.isSure, hasTakenBack };
  return { now, isInterrupted, kept, say, typing, ...seen, actions };
}
