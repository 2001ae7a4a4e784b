import {
  IconBulb,
  IconCornerUpLeft,
  IconListCheck,
  IconPhoneCall,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconSchool,
  IconTextPlus,
} from '@tabler/icons-react';
import type { PracticeNow } from '#shared/contract/app/practice.ts';
import type { Action } from '../../../lib/actions.ts';
import type { Icon } from '../../../ui/index.ts';
import { practiceAction } from '../lib/action.ts';

export type Pictured = Action & { readonly icon: Icon };
const NAMES = ['answer', 'pause', 'hint', 'useHint', 'takeBack', 'end', 'scorecard', 'leave'] as const;
type Name = (typeof NAMES)[number];
export type SessionActions = Readonly<Record<Name, Pictured>>;

type Does = Readonly<Record<Name, () => void>>;
export type Stands = {
  readonly now: PracticeNow;
  readonly isInterrupted: boolean;
  readonly hasHint: boolean;
  /** The hint has a line that can be taken. */
  readonly hasLine: boolean;
  readonly isAskingHint: boolean;
  readonly isTaking: boolean;
  readonly isEndAsked: boolean;
};

const pictured = (action: Action, icon: Icon): Pictured => ({ ...action, icon });

/** What can be done in a session, as it stands. Nothing while a real contact goes on: every key is its own then. */
export function sessionActions(stands: Stands, does: Does): SessionActions {
  const { now, isInterrupted } = stands;
  const is = (...states: readonly PracticeNow['state'][]): boolean => !isInterrupted && states.includes(now.state);
  return { ...aroundActions(stands, does, is), ...talkActions(stands, does, is) };
}

type Is = (...states: readonly PracticeNow['state'][]) => boolean;

function aroundActions({ now, isEndAsked }: Stands, does: Does, is: Is) {
  const answer = now.channel === 'phone' ? 'practice:action.answer' : 'practice:action.accept';
  const isPaused = now.state === 'paused';
  const pause = isPaused ? 'practice:action.goOn' : 'practice:action.pause';
  const end = isEndAsked ? 'practice:action.endSure' : 'practice:action.end';
  const act = practiceAction;
  return {
    answer: pictured(act('practice.answer', answer, 'alt+y', does.answer, is('ringing')), IconPhoneCall),
    pause: pictured(
      act('practice.pause', pause, 'alt+r', does.pause, is('going', 'paused')),
      isPaused ? IconPlayerPlay : IconPlayerPause,
    ),
    end: pictured(act('practice.end', end, 'alt+shift+g', does.end, is('going', 'paused')), IconPlayerStop),
    scorecard: pictured(
      act('practice.scorecard', 'practice:action.scorecard', 'mod+enter', does.scorecard, is('ended')),
      IconListCheck,
    ),
    leave: pictured(
      act('practice.leave', 'practice:action.leave', 'alt+shift+x', does.leave, is('ringing', 'ended')),
      IconSchool,
    ),
  };
}

function talkActions({ now, hasHint, hasLine, isAskingHint, isTaking }: Stands, does: Does, is: Is) {
  const hint = hasHint ? 'practice:action.hideHint' : 'practice:action.hint';
  const mayTakeBack = is('going') && now.canTakeBack && !isTaking;
  const act = practiceAction;
  return {
    hint: pictured(act('practice.hint', hint, 'alt+v', does.hint, is('going') && !isAskingHint), IconBulb),
    useHint: pictured(
      act('practice.use-hint', 'practice:action.useHint', 'alt+shift+v', does.useHint, is('going') && hasLine),
      IconTextPlus,
    ),
    takeBack: pictured(
      act('practice.take-back', 'practice:action.takeBack', 'alt+k', does.takeBack, mayTakeBack),
      IconCornerUpLeft,
    ),
  };
}
