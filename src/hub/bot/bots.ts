import { SECOND } from '#shared/kernel/time.ts';
import { Turns } from '../auth/turns.ts';
import type { Conversation } from '../inbound/conversation.ts';
import type { LiveCall } from '../inbound/live-call.ts';
import { ringFor, stateIn } from '../inbound/ring.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import type { Switchboard } from '../live/switchboard.ts';
import type { Db } from '../store/index.ts';
import { spacesOf } from './admin.ts';
import { beginTurn, type Begun } from './begin.ts';
import { decide } from './decide.ts';
import type { FeelingReader } from './feeling.ts';
import { finishTurn } from './finish.ts';
import type { BotProvider } from './provider.ts';
import { endTurn, leftBehind } from './turns.ts';

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
 */
export class Bots {
  readonly #deps: Deps;
  readonly #wanted = new Set<string>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #turns = new Turns(AT_ONCE, MOST);
  readonly #closing = new AbortController();
  #cancelSweep: (() => void) | undefined;
  #sweeping: Promise<void> | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Looks for what was left behind now, and from time to time. */
  begin(): void {
    this.#sweep();
  }

  /** Something waits in this conversation. Returns at once. */
  kick(conversation: Conversation): void {
    if (this.#closing.signal.aborted) return;
    const key = keyOf(conversation);
    this.#wanted.add(key);
    if (this.#running.has(key)) return;
    const work = this.#turns
      .run(() => this.#work(conversation))
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
    while (this.#wanted.delete(keyOf(conversation))) {
      while (!this.#closing.signal.aborted && (await this.#next(conversation)));
    }
  }

  /** @returns whether there may be more. */
  async #next(conversation: Conversation): Promise<boolean> {
    const { db, clock, provider } = this.#deps;
    const begun = await beginTurn(db, conversation, { now: clock.now(), isOutside: provider.isOutside });
    if (begun === undefined) return false;
    if (begun !== 'gone') await this.#answer(begun);
    return true;
  }

  async #answer(begun: Begun): Promise<void> {
    const { turn, ticket } = begun;
    if (turn.state === 'ringing') return this.#ring(begun, turn.ring && { ...turn.ring, ticket });
    const { db, clock, switchboard } = this.#deps;
    const decision = await decide(begun, { ...this.#deps, closing: this.#closing.signal });
    const finishing = { now: clock.now(), stateOf: stateIn(switchboard, turn.token) };
    const live = await finishTurn(db, begun, decision, finishing);
    if (live) await this.#ring(begun, live);
  }

  /** Said again after a failure it is said in the same words, so that nothing rings twice. */
  async #ring({ turn, queueId, said }: Begun, live: LiveCall | null): Promise<void> {
    const { db, switchboard } = this.#deps;
    const { sender, token, message } = turn;
    if (live && sender) {
      const words = { channel: sender.channel, from: sender.from, text: said.at(-1)?.text ?? '' };
      await ringFor(switchboard, { channel: { name: token, queueId }, message: words, live });
    }
    await endTurn(db, message, null);
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
