import { IconArrowBackUp, IconRepeat, IconShare3, IconTrash, IconUserQuestion } from '@tabler/icons-react';
import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { practiceAction as action } from '../lib/action.ts';
import { drawSeed } from '../library/seed.ts';
import { useBegin } from '../lib/use-begin.ts';
import type { Reading } from './use-reading.ts';
import { useSharing } from './use-sharing.ts';

/** What is asked before it is done. */
export type Asking = 'share' | 'remove' | null;

/** What can be done with a session of one's own; of somebody else's, nothing. */
export function useOwnActions(record: PracticeRecord, isOwn: boolean, ask: (what: Asking) => void) {
  const begin = useBegin();
  const sharing = useSharing(record.sessionId);
  const { ref, issue, isShared } = record;
  const another = () => ({ lang: ref.lang, seed: drawSeed(), issue, persona: null, channel: null });
  const share = action('record.share', 'scorecard:action.share', 's', () => ask('share'), isOwn);
  const withdraw = action('record.share', 'scorecard:action.withdraw', 's', () => void sharing.run(false), isOwn);
  const all = {
    again: {
      ...action('record.again', 'scorecard:action.again', 'a', () => void begin.run(ref), isOwn),
      icon: IconRepeat,
    },
    another: {
      ...action('record.another', 'scorecard:action.another', 'n', () => void begin.run(another()), isOwn),
      icon: IconUserQuestion,
    },
    share: isShared ? { ...withdraw, icon: IconArrowBackUp } : { ...share, icon: IconShare3 },
    remove: {
      ...action('record.remove', 'scorecard:action.remove', 'shift+d', () => ask('remove'), isOwn),
      icon: IconTrash,
    },
  } as const satisfies Record<string, Action>;
  useActions(Object.values(all));
  return all;
}
export type OwnActions = ReturnType<typeof useOwnActions>;

/** What helps in reading it: from marked line to marked line, the better line, the reasons, numbers for the chart. */
export function useReadingActions(record: PracticeRecord, reading: Reading, turnTable: () => void) {
  const hasMarks = reading.marked.length > 0;
  const canBetter = reading.marks.some(({ turn, better }) => better !== null && turn === reading.at);
  const reasonWords = reading.areAllOpen ? 'scorecard:action.fewerReasons' : 'scorecard:action.reasons';
  const all = {
    next: action('record.next', 'scorecard:action.next', 'j', () => reading.move(1), hasMarks),
    previous: action('record.previous', 'scorecard:action.previous', 'k', () => reading.move(-1), hasMarks),
    better: action('record.better', 'scorecard:action.better', 'b', reading.toggleBetterHere, canBetter),
    reasons: action('record.reasons', reasonWords, 'r', reading.toggleAll),
    table: action('record.table', 'scorecard:action.table', 't', turnTable, record.heat.length > 1),
  } as const satisfies Record<string, Action>;
  useActions(Object.values(all));
  return all;
}
