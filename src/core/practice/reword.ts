import { SECOND } from '#shared/kernel/time.ts';
import type { HeardLine } from '#shared/practice/customer/play.ts';
import { wordedFrom, wordingOf } from '#shared/practice/wording/prompt.ts';
import { modelOf } from './model.ts';
import type { StoredSession } from './stored.ts';
import type { PracticeWorld } from './world.ts';

/** Nobody waits longer for a model than for a slow writer; then the line is said in its own words. */
const PATIENCE_MS = 8 * SECOND;

/** Brings a line not before `delayMs`; `words` null: as it stands. @returns what stops it. */
export type Reword = (
  session: StoredSession,
  line: HeardLine,
  bring: (words: string | null) => void,
  delayMs: number,
) => () => void;

type Deps = Pick<PracticeWorld, 'clock' | 'desk' | 'log' | 'wording'>;

/**
 * Lets a language model say lines where one is set up. It is given an invented person and matter, and the trainee's own lines; what it
 * says changes no feeling and no fact, and where it says nothing in time or nothing fit, the line stands.
 */
export const rewordWith =
  ({ clock, desk, log, wording }: Deps): Reword =>
  (session, line, bring, delayMs) => {
    const { isOn, url, model, key } = desk().read(modelOf);
    if (!isOn) return clock.after(delayMs, () => bring(null));
    let isOver = false;
    const once = (words: string | null): void => {
      if (isOver) return;
      isOver = true;
      cancel();
      bring(words);
    };
    const cancel = clock.after(PATIENCE_MS, () => once(null));
    const messages = wordingOf(session.scenario, session.turns, line);
    wording({ url, model, key, messages, timeoutMs: PATIENCE_MS }).then(
      (answer) => once(wordedFrom(answer, line.text)),
      (error: unknown) => {
        log.warn('practice.voice', { error: error instanceof Error ? error.name : 'unknown' });
        once(null);
      },
    );
    return () => {
      isOver = true;
      cancel();
    };
  };
