import type { Answer } from '#shared/contract/app/guidance.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Desk } from '../kernel/desk.ts';
import type { IntentGuess } from '../kernel/ports.ts';
import { newestSops } from '../sops/index.ts';
import { Lessons, type LessonsDeps, type LessonState } from './lessons.ts';
import type { Said } from './world.ts';

const MAX_ANSWERS = 3;
/** So much of what the customer said last is asked about. */
const LINES = 3;
const MAX_TEXT = 1000;
/** A wrong suggestion costs a look, a missing one a search: the first is right more often than not by half, the others may be. */
const LEAST_FIRST = 0.4;
const LEAST = 0.15;

export type Answered = { readonly state: LessonState; readonly answers: Answer[] };

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

const asksFor = (lines: readonly Said[]): string =>
  lines
    .filter(({ speaker }) => speaker === 'customer')
    .slice(-LINES)
    .map((line) => line.text.slice(0, MAX_TEXT))
    .join('\n');

/**
 * What answers a customer, learned in place from the team's own articles, procedures and solved tickets. Invariants:
 * 1. It learns beside everything else, and what was learned before answers meanwhile.
 * 2. What is gone is never suggested, whatever was learned of it.
 * 3. A customer whose words are like nothing known gets no suggestion.
 * 4. `ready` is said only where what was learned is there.
 */
export class Answers {
  readonly #deps: LessonsDeps;
  readonly #lessons: Lessons;

  constructor(deps: LessonsDeps) {
    this.#deps = deps;
    this.#lessons = new Lessons(deps);
  }

  async ask(desk: Desk, lines: readonly Said[]): Promise<Answered> {
    const state = this.#lessons.keepUp(desk);
    const text = asksFor(lines);
    if (state !== 'ready' || text.trim() === '') return { state, answers: [] };
    const { guesses, isSure } = await this.#deps.intents.ask(text);
    if (!this.#lessons.hasAnswered(desk)) return { state: 'off', answers: [] };
    if (!isSure || (guesses[0]?.confidence ?? 0) < LEAST_FIRST) return { state, answers: [] };
    const likely = guesses.filter(({ confidence }) => confidence >= LEAST);
    return { state, answers: desk.read((db) => likely.flatMap((guess) => toAnswer(db, guess))).slice(0, MAX_ANSWERS) };
  }
}
