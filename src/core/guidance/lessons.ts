import { HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import type { Desk } from '../kernel/desk.ts';
import { Refusal } from '../kernel/refusal.ts';
import { examplesIn, stampOf } from './examples.ts';
import type { GuidanceWorld } from './world.ts';

/** Solved tickets come all day; articles and procedures are looked at each time. */
const ANEW_MS = 6 * HOUR;
/** While a desk fills, articles come in one after another. */
const BETWEEN_MS = 30 * SECOND;
const MAX_WAIT_MINUTES = 30;

export type LessonsDeps = Pick<GuidanceWorld, 'intents' | 'clock' | 'log' | 'onLearned' | 'desk' | 'isOpen'>;
export type LessonState = 'ready' | 'learning' | 'off';
/** Of one desk from unlocking to locking. Times are the monotonic clock's. */
type Course = {
  learned: { readonly stamp: string; readonly at: number } | undefined;
  isLearning: boolean;
  /** In a row: lessons that came to nothing, and ones that were lost before they answered. */
  failures: number;
  notBeforeAt: number;
};

/**
 * Keeps what answers customers level with what the team knows. Invariants:
 * 1. One lesson at a time, the first at once, others no closer than 30 s to the one before.
 * 2. After a lesson that failed, or was lost, the next waits 1, 2, 4 … 30 minutes; only an answer ends the row.
 * 3. Each unlocking of a desk has its own course: nothing of a locked one is learned, or counts for who comes after.
 */
export class Lessons {
  readonly #deps: LessonsDeps;
  readonly #courses = new WeakMap<Desk, Course>();

  constructor(deps: LessonsDeps) {
    this.#deps = deps;
  }

  /** Begins a lesson when it is time for one. @returns what can be asked meanwhile; `off`: nothing, and nothing is learned now. */
  keepUp(desk: Desk): LessonState {
    const course = this.#courseOf(desk);
    this.#noteLoss(course);
    const { learned, isLearning, notBeforeAt } = course;
    const now = this.#deps.clock.monotonic();
    if (!isLearning && now >= notBeforeAt) {
      const stamp = desk.read(stampOf);
      if (learned?.stamp !== stamp || now - learned.at >= ANEW_MS) void this.#learn(desk, course, stamp);
    }
    return this.#stateOf(course);
  }

  /** Something was asked. @returns whether what answered was there, and is this desk's. */
  hasAnswered(desk: Desk): boolean {
    if (!this.#isOpen(desk) || !this.#deps.intents.isReady()) return false;
    this.#courseOf(desk).failures = 0;
    return true;
  }

  #courseOf(desk: Desk): Course {
    const known = this.#courses.get(desk);
    if (known) return known;
    const course: Course = { learned: undefined, isLearning: false, failures: 0, notBeforeAt: 0 };
    this.#courses.set(desk, course);
    return course;
  }

  #stateOf({ learned, isLearning }: Course): LessonState {
    if (learned) return 'ready';
    return isLearning ? 'learning' : 'off';
  }

  #noteLoss(course: Course): void {
    if (!course.learned || this.#deps.intents.isReady()) return;
    course.learned = undefined;
    if (!course.isLearning) this.#noteFailure(course);
  }

  #noteFailure(course: Course): void {
    course.failures += 1;
    const minutes = Math.min(MAX_WAIT_MINUTES, 2 ** (course.failures - 1));
    course.notBeforeAt = this.#deps.clock.monotonic() + minutes * MINUTE;
  }

  #isOpen(desk: Desk): boolean {
    return this.#deps.isOpen() && this.#deps.desk() === desk;
  }

  #mustBeOpen(desk: Desk): void {
    if (!this.#isOpen(desk)) throw new Refusal('LOCKED');
  }

  async #learn(desk: Desk, course: Course, stamp: string): Promise<void> {
    const { clock, log, onLearned } = this.#deps;
    course.isLearning = true;
    try {
      const examples = await this.#teach(desk);
      const at = clock.monotonic();
      course.learned = { stamp, at };
      course.notBeforeAt = at + BETWEEN_MS;
      log.info('intents.learned', { examples });
      onLearned();
    } catch (error) {
      if (!this.#isOpen(desk)) return;
      this.#noteFailure(course);
      log.error('intents.failed', error);
    } finally {
      course.isLearning = false;
    }
  }

  /** @returns the number of examples. @throws Refusal when the desk was locked meanwhile. */
  async #teach(desk: Desk): Promise<number> {
    const { clock, intents } = this.#deps;
    const turn = (): Promise<void> =>
      new Promise((resolve) => {
        clock.after(0, resolve);
      });
    const read: Desk['read'] = (work) => {
      this.#mustBeOpen(desk);
      return desk.read(work);
    };
    const examples = await examplesIn({ read, turn });
    this.#mustBeOpen(desk);
    await intents.learn(examples);
    return examples.length;
  }
}
