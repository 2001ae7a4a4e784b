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

/** A case that was made of a real ticket stays in the house, however little of it is left in it. */
const isInvented = ({ scenario }: StoredSession): boolean => !scenario.issue.key.startsWith('team-');

/** What a model answers; null: nothing in time, or nothing fit. */
async function ask({ desk, log, wording }: Deps, session: StoredSession, line: HeardLine): Promise<string | null> {
  const { url, model, key } = desk().read(modelOf);
  const messages = wordingOf(session.scenario, session.turns, line);
  try {
    return wordedFrom(await wording({ url, model, key, messages, timeoutMs: PATIENCE_MS }), line.text);
  } catch (error) {
    log.warn('practice.voice', { error: error instanceof Error ? error.name : 'unknown' });
    return null;
  }
}

/**
 * Lets a language model say lines where one is set up. It is given an invented person and matter, and the trainee's own lines; what it
 * says changes no feeling, and where it says nothing in time or nothing fit, the line stands.
 */
export const rewordWith =
  (deps: Deps): Reword =>
  (session, line, bring, delayMs) => {
    const { clock, desk } = deps;
    if (!desk().read(modelOf).isOn || !isInvented(session)) return clock.after(delayMs, () => bring(null));
    const cancels: (() => void)[] = [];
    let isOver = false;
    const stop = (): void => {
      isOver = true;
      for (const cancel of cancels) cancel();
    };
    const once = (words: string | null): void => {
      if (isOver) return;
      stop();
      bring(words);
    };
    const breath = new Promise<void>((resolve) => {
      cancels.push(clock.after(delayMs, resolve));
    });
    cancels.push(clock.after(PATIENCE_MS, () => once(null)));
    void Promise.all([ask(deps, session, line), breath]).then(([words]) => once(words));
    return stop;
  };
