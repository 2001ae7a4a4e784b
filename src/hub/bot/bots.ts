import { SECOND } from '#shared/kernel/time.ts';
import { Turns } from '../auth/turns.ts';
import type { Conversation } from '../inbound/conversation.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import type { Switchboard } from '../live/switchboard.ts';
import type { Db } from '../store/index.ts';
import { spacesOf } from './admin.ts';
import { doNext } from './do-turn.ts';
import type { FeelingReader } from './feeling.ts';
import type { BotProvider } from './provider.ts';
import { leftBehind } from './turns.ts';

export type BotParts = { readonly provider: BotProvider; readonly read: FeelingReader };
type Deps = BotParts & {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly switchboard: Switchboard;
};

/** How often it is looked for what another process has left behind. */
const SWEEP_MS = 10 * SECOND;
const AT_ONCE = 4;
const MOST = 4096;

const keyOf = ({ token, conversation }: Conversation): string => `${token}\n${conversation}`;

/**
 * Answers on channels that have a bot. Invariants:
 * 1. The customer's words are stored before anything else; what is to be answered stands beside them until it is done, so that whatever
 *    ends meanwhile, some process answers it or hands it over.
 * 2. Turns of one conversation are answered one after the other, each once, through however many processes.
 * 3. No transaction is open while an answer is looked for; what was true before is looked at again before it is written.
 * 4. Who is angry or asks for a person waits for nobody's answer: only questions to the provider stand in line.
 * 5. No turn is tried for ever.
 */
export class Bots {
  readonly #deps: Deps;
  readonly #wanted = new Set<string>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #most: number;
  readonly #questions = new Turns(AT_ONCE, MOST);
  readonly #steps = new Turns(AT_ONCE, MOST);
  readonly #closing = new AbortController();
  #cancelSweep: (() => void) | undefined;
  #sweeping: Promise<void> | undefined;

  /** `most`: so many conversations are answered at once; the next ones wait until one of them is through. */
  constructor(deps: Deps, most = MOST) {
    this.#deps = deps;
    this.#most = most;
  }

  /** Looks for what was left behind now, and from time to time. */
  begin(): void {
    this.#sweep();
  }

  /** Something waits in this conversation. Returns at once. */
  kick(conversation: Conversation): void {
    if (this.#closing.signal.aborted) return;
    const key = keyOf(conversation);
    const isRunning = this.#running.has(key);
    // It stands in the table: when there is room, the sweep takes it up.
    if (!isRunning && this.#running.size >= this.#most) return;
    this.#wanted.add(key);
    if (isRunning) return;
    const work = this.#work(conversation)
      .catch((cause: unknown) => this.#failed(cause, conversation))
      .finally(() => {
        this.#running.delete(key);
        if (this.#wanted.has(key)) this.kick(conversation);
      });
    this.#running.set(key, work);
  }

  /** What is being answered is left to another process, or to the next start. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#cancelSweep?.();
    await this.#deps.provider.close?.();
    await Promise.all([...this.#running.values(), this.#sweeping]);
  }

  async #work(conversation: Conversation): Promise<void> {
    const doing = { ...this.#deps, questions: this.#questions, steps: this.#steps, closing: this.#closing.signal };
    while (this.#wanted.delete(keyOf(conversation))) {
      while (!this.#closing.signal.aborted && (await doNext(conversation, doing)));
    }
  }

  #failed(cause: unknown, { token }: Conversation): void {
    if (!this.#closing.signal.aborted) this.#deps.log.error('bot-turn-failed', cause, { channel: token });
  }

  #sweep(): void {
    const { clock, log } = this.#deps;
    this.#sweeping = this.#tend()
      .catch((cause: unknown) => {
        if (!this.#closing.signal.aborted) log.error('bot-sweep-failed', cause);
      })
      .finally(() => {
        if (!this.#closing.signal.aborted) this.#cancelSweep = clock.after(SWEEP_MS, () => this.#sweep());
      });
  }

  /** Takes up what was left behind, and learns what has changed before a customer has to wait for it. */
  async #tend(): Promise<void> {
    const { db, clock, provider } = this.#deps;
    for (const conversation of await leftBehind(db, clock.now())) this.kick(conversation);
    if (!provider.warm) return;
    for (const spaces of await spacesOf(db)) await provider.warm(spaces);
  }
}
