import type { Answer } from '#shared/contract/app/guidance.ts';
import { HOUR } from '#shared/kernel/time.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Desk } from '../kernel/desk.ts';
import type { Clock, IntentGuess, Intents, Log } from '../kernel/ports.ts';
import { newestSops } from '../sops/index.ts';
import { examplesIn, stampOf } from './examples.ts';
import type { Said } from './world.ts';

const MAX_ANSWERS = 3;
/** So much of what the customer said last is asked about. */
const LINES = 3;
const MAX_TEXT = 1000;
/** A wrong suggestion costs a look, a missing one a search: the first is right more often than not by half, the others may be. */
const LEAST_FIRST = 0.4;
const LEAST = 0.15;
/** Solved tickets come all day; articles and procedures are looked at each time. */
const ANEW_MS = 6 * HOUR;

type Deps = { readonly intents: Intents; readonly clock: Clock; readonly log: Log; readonly onLearned: () => void };
export type Answered = { readonly state: 'ready' | 'learning' | 'off'; readonly answers: Answer[] };

function toAnswer(db: ReadableDb, { answer, confidence, because }: IntentGuess): Answer[] {
  const [kind, id] = [answer.slice(0, answer.indexOf(':')), answer.slice(answer.indexOf(':') + 1)];
  const told = { confidence, because: [...because] };
  if (kind === 'article') {
    const article = db.get<{ title: string }>(`select title from article where id = ? and status = 'published'`, [id]);
    return article ? [{ kind, articleId: id as never, sopId: null, sopKey: null, title: article.title, ...told }] : [];
  }
  const sop = newestSops(db).find(({ key, retiredAt }) => key === id && retiredAt === null);
  return sop ? [{ kind: 'sop', articleId: null, sopId: sop.id, sopKey: sop.key, title: sop.title.zh, ...told }] : [];
}

/**
 * What answers a customer, learned in place from the team's own articles, procedures and solved tickets. Invariants:
 * 1. It learns beside everything else, one learning at a time, and what was learned before answers meanwhile.
 * 2. What is gone is never suggested, whatever was learned of it.
 * 3. A customer whose words are like nothing known gets no suggestion.
 */
export class Answers {
  readonly #deps: Deps;
  #learned: { readonly stamp: string; readonly at: number } | undefined;
  #isLearning = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async ask(desk: Desk, lines: readonly Said[]): Promise<Answered> {
    this.#keepUp(desk);
    const text = lines
      .filter(({ speaker }) => speaker === 'customer')
      .slice(-LINES)
      .map((line) => line.text.slice(0, MAX_TEXT))
      .join('\n');
    if (!this.#learned) return { state: 'learning', answers: [] };
    if (text.trim() === '') return { state: 'ready', answers: [] };
    const { guesses, isSure } = await this.#deps.intents.ask(text);
    if (!isSure || (guesses[0]?.confidence ?? 0) < LEAST_FIRST) return { state: 'ready', answers: [] };
    const likely = guesses.filter(({ confidence }) => confidence >= LEAST);
    return {
      state: 'ready',
      answers: desk.read((db) => likely.flatMap((guess) => toAnswer(db, guess))).slice(0, MAX_ANSWERS),
    };
  }

  forget(): void {
    this.#learned = undefined;
  }

  #keepUp(desk: Desk): void {
    const { clock } = this.#deps;
    const stamp = desk.read(stampOf);
    const isFresh = this.#learned?.stamp === stamp && clock.now() - this.#learned.at < ANEW_MS;
    if (isFresh || this.#isLearning) return;
    this.#isLearning = true;
    void this.#learn(desk, stamp).finally(() => {
      this.#isLearning = false;
    });
  }

  async #learn(desk: Desk, stamp: string): Promise<void> {
    const { intents, clock, log, onLearned } = this.#deps;
    try {
      const examples = desk.read(examplesIn);
      await intents.learn(examples);
      this.#learned = { stamp, at: clock.now() };
      log.info('intents.learned', { examples: examples.length });
      onLearned();
    } catch (error) {
      log.error('intents.failed', error);
    }
  }
}
