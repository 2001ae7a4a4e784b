import { SECOND } from '#shared/kernel/time.ts';
import type { Clock, Log } from '../../kernel/ports.ts';
import type { Db } from '../../store/index.ts';
import type { Asked, BotAnswer, BotProvider } from '../provider.ts';
import { say } from '../words.ts';
import { shortAnswer } from './article-text.ts';
import { articleForCustomers, articlesMark, corpusOf } from './articles.ts';
import { learn, type Models } from './learn.ts';
import { guessOf } from './model.ts';

type Deps = { readonly db: Db; readonly clock: Clock; readonly log: Log };
type Known = { readonly mark: string; readonly models: Models };

/** How often it is looked whether articles have changed. */
const FRESH_MS = 3 * SECOND;
/** Sets of spaces that are kept ready. */
const MAX_KEPT = 20;

/**
 * Tells what the team's own published articles say. Invariants:
 * 1. What is told is read from the article when it is told: what was withdrawn, moved or marked as internal since it was learned is not.
 * 2. Nothing but title and text of such an article is ever told, whatever was asked; tickets only teach.
 * 3. Learning anew never makes anybody wait who can be answered with what was learned before.
 */
class OwnAnswers implements BotProvider {
  readonly isOutside = false;
  readonly #deps: Deps;
  readonly #known = new Map<string, Known>();
  readonly #learning = new Map<string, Promise<Known>>();
  readonly #lookedAt = new Map<string, number>();
  readonly #closing = new AbortController();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async warm(spaces: readonly string[]): Promise<void> {
    await this.#knowledge(spaces);
  }

  /** Nothing is asked of the database any more once this resolves. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#learning.values());
  }

  async answer({ text, language, spaces }: Asked): Promise<BotAnswer | 'unsure'> {
    const model = (await this.#knowledge(spaces)).models[language];
    const guess = model && guessOf(model, text);
    if (!guess) return 'unsure';
    const article = await articleForCustomers(this.#deps.db, guess.articleId, spaces);
    const told = article ? shortAnswer(article.body) : '';
    if (!article || told === '') return 'unsure';
    const words = say(language, 'answer', { text: told, title: article.title });
    return { text: words, articleId: article.id, confidence: guess.confidence };
  }

  async #knowledge(spaces: readonly string[]): Promise<Known> {
    const key = [...new Set(spaces)].toSorted().join(' ');
    const known = this.#known.get(key);
    const { clock, log } = this.#deps;
    if (known && clock.now() - (this.#lookedAt.get(key) ?? 0) < FRESH_MS) return known;
    this.#lookedAt.set(key, clock.now());
    const renewed = this.#renew(key, spaces, known);
    if (!known) return renewed;
    renewed.catch((cause: unknown) => {
      if (!this.#closing.signal.aborted) log.error('bot-not-taught', cause);
    });
    return known;
  }

  #renew(key: string, spaces: readonly string[], known: Known | undefined): Promise<Known> {
    const running = this.#learning.get(key);
    if (running) return running;
    const learning = this.#learn(spaces, known)
      .then((fresh) => {
        if (this.#known.size >= MAX_KEPT && !this.#known.has(key)) this.#known.clear();
        this.#known.set(key, fresh);
        return fresh;
      })
      .finally(() => this.#learning.delete(key));
    this.#learning.set(key, learning);
    return learning;
  }

  async #learn(spaces: readonly string[], known: Known | undefined): Promise<Known> {
    const { db, log, clock } = this.#deps;
    const mark = await articlesMark(db, spaces);
    if (known?.mark === mark) return known;
    const began = clock.now();
    const corpus = await corpusOf(db, spaces);
    const models = await learn(corpus, this.#closing.signal);
    log.info('bot-taught', { examples: corpus.zh.length + corpus.en.length, ms: clock.now() - began });
    return { mark, models };
  }
}

export const ownProvider = (deps: Deps): BotProvider => new OwnAnswers(deps);
