import { MAX_TURNS, type Turn, type Words } from '#shared/domain/practice/index.ts';
import type { RunEntry } from '#shared/domain/sop/index.ts';
import { SECOND } from '#shared/kernel/time.ts';
import { advance, feelingOf, replay, takenBack, type Replayed } from '#shared/practice/session/replay.ts';
import type { ReadFeeling } from '../kernel/ports.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Reword } from './reword.ts';
import { Scene, type SceneDeps } from './scene.ts';
import { scored } from './scored.ts';
import type { StoredSession } from './stored.ts';

/** So long somebody may think before the other side notices: a chat is slower than a call. */
const SILENCE_MS = { chat: 75 * SECOND, phone: 30 * SECOND } as const;
/** Drawing breath, and writing or saying it: nobody answers at once, and nobody wants to wait for a machine. */
const BREATH_MS = 700;
const PER_SIGN_MS = { zh: 45, en: 12 } as const;
const LONGEST_MS = 3500;

type Deps = SceneDeps & {
  readonly words: Words;
  readonly feel: ReadFeeling | null;
  /** Brings a line when its time has come, perhaps in other words. @returns what stops it. */
  readonly reword: Reword;
  /** It was declined while it rang. */
  readonly onDeclined: () => void;
  /** It stands otherwise now: to be kept, and to be told. */
  readonly onChange: (session: StoredSession) => void;
};

/**
 * A session that goes on. Invariants:
 * 1. What stands follows from the turns alone (`replay`); they are kept with every one that comes.
 * 2. The clock of the session stands while it rings, is paused or is over; then nothing happens by itself.
 * 3. At most one word of the customer is on its way; whoever speaks before it comes hears it first.
 */
export class RunningSession {
  #session: StoredSession;
  #now: Replayed;
  readonly #deps: Deps;
  readonly #scene: Scene;
  #cancelWord: (() => void) | null = null;
  #cancelSilence: (() => void) | null = null;

  constructor(deps: Deps, session: StoredSession) {
    this.#deps = deps;
    this.#session = session;
    this.#now = replay(session.scenario, deps.words, session.turns);
    this.#scene = new Scene(deps, () => this.#session, {
      onAnswered: () => this.answer(),
      onDeclined: deps.onDeclined,
      onWalked: () => this.#walked(),
    });
    if (session.state === 'going') this.#goOn();
  }

  get session(): StoredSession {
    return this.#session;
  }

  get state(): Replayed['state'] {
    return this.#now.state;
  }

  get isTheirTurn(): boolean {
    return this.#cancelWord !== null;
  }

  answer(): void {
    if (this.#session.state !== 'ringing') return;
    this.#scene.answer(this.#at());
    this.#change({ state: 'going', spentSinceAt: this.#deps.clock.now() });
    this.#goOn();
  }

  say(text: string): void {
    this.#goingOnly();
    this.#flush();
    if (this.#session.turns.length >= MAX_TURNS) return this.finish('stopped');
    this.#add({ did: 'said', at: this.#at(), text });
    this.#goOn();
  }

  /** The customer sees that something is being written. */
  typing(): void {
    if (this.#session.state === 'going' && !this.isTheirTurn) this.#watchSilence();
  }

  takeBack(): string {
    this.#goingOnly();
    this.#cancel();
    const { turns } = this.#session;
    const back = takenBack(turns);
    if (!back) throw new Refusal('NOT_FOUND');
    this.#scene.untell(turns.filter((turn) => !back.turns.includes(turn)));
    this.#change({ turns: back.turns, takenBack: this.#session.takenBack + 1 });
    this.#now = replay(this.#session.scenario, this.#deps.words, back.turns);
    // What was due then was heard already, but for the opening.
    this.#watchSilence();
    return back.text;
  }

  pause(isPaused: boolean): void {
    const { state, spentMs } = this.#session;
    if (isPaused && state === 'going') {
      this.#cancel();
      this.#change({ state: 'paused', spentMs: this.spent(), spentSinceAt: null });
    } else if (!isPaused && state === 'paused') {
      this.#change({ state: 'going', spentMs, spentSinceAt: this.#deps.clock.now() });
      this.#goOn();
    }
  }

  hinted(): void {
    this.#change({ hints: this.#session.hints + 1 });
  }

  /** Time spent in it until now, ms. */
  spent(): number {
    const { spentMs, spentSinceAt } = this.#session;
    return spentMs + (spentSinceAt === null ? 0 : Math.max(0, this.#deps.clock.now() - spentSinceAt));
  }

  /** Over, as far as it went: scored, and kept. */
  finish(end: NonNullable<StoredSession['end']>): void {
    if (this.#session.state === 'ended') return;
    this.#cancel();
    const spentMs = this.spent();
    const ended = {
      ...this.#session,
      state: 'ended' as const,
      spentMs,
      spentSinceAt: null,
      end,
      endedAt: this.#deps.clock.now(),
    };
    this.#scene.hangUp(this.#at());
    this.#change(scored(ended, this.#now, this.#deps.feel));
  }

  /** Leaves the desk for practice; a session that was going is paused and can be gone on with. */
  close(): void {
    this.pause(true);
    this.#cancel();
    this.#scene.close();
  }

  /** Times of lines rise, whatever the clock does: they are their names on the desk. */
  #at(): number {
    return Math.max(this.#deps.clock.now(), (this.#session.turns.at(-1)?.at ?? 0) + 1);
  }

  /** The next word of the customer is on its way; nobody waits for one who waits. */
  #goOn(): void {
    const [next] = this.#now.due;
    if (!next) {
      if (this.#now.state.end !== null) return this.finish(this.#now.state.end);
      return this.#watchSilence();
    }
    this.#cancelSilence?.();
    const { lang } = this.#session.scenario;
    const delay = Math.min(LONGEST_MS, BREATH_MS + next.text.length * PER_SIGN_MS[lang]);
    this.#cancelWord?.();
    this.#cancelWord = this.#deps.reword(this.#session, next, (words) => this.#deliver(words), delay);
    this.#deps.onChange(this.#session);
  }

  /** @param words in which another voice says it; null: its own. */
  #deliver(words: string | null = null): void {
    this.#cancelWord = null;
    const [next] = this.#now.due;
    if (!next || this.#session.state !== 'going') return;
    const { emotion, intensity } = feelingOf(this.#session.scenario, next.heat, next.reaction);
    if (words !== null) this.#change({ spokenBy: 'model' });
    this.#add({ did: 'heard', at: this.#at(), text: words ?? next.text, reaction: next.reaction, emotion, intensity });
    this.#goOn();
  }

  /** What was on its way is said now. */
  #flush(): void {
    while (this.#cancelWord !== null) {
      this.#cancelWord();
      this.#cancelWord = null;
      const before = this.#now.due.length;
      this.#deliver();
      if (this.#now.due.length >= before) break;
    }
    if (this.#session.state !== 'going') throw new Refusal('NOT_FOUND');
  }

  #watchSilence(): void {
    this.#cancelSilence?.();
    this.#cancelSilence = this.#deps.clock.after(SILENCE_MS[this.#session.scenario.channel], () => {
      this.#cancelSilence = null;
      if (this.#session.state !== 'going' || this.isTheirTurn) return;
      this.#add({ did: 'waited', at: this.#at() });
      this.#goOn();
    });
  }

  #cancel(): void {
    this.#cancelWord?.();
    this.#cancelSilence?.();
    this.#cancelWord = null;
    this.#cancelSilence = null;
  }

  #goingOnly(): void {
    if (this.#session.state !== 'going') throw new Refusal('NOT_FOUND');
  }

  #add(turn: Turn): void {
    this.#now = advance(this.#now, this.#session.scenario, this.#deps.words, turn);
    this.#change({ turns: [...this.#session.turns, turn] });
    this.#scene.tell(turn);
  }

  /** Steps that were ticked on the desk for practice become turns, each once. */
  #walked(): void {
    if (this.#session.state !== 'going') return;
    const { runs, fresh } = this.#scene.walked();
    this.#change({ runs, seenEntries: [...this.#session.seenEntries, ...fresh.map(({ id }) => id)] });
    for (const entry of fresh) this.#ticked(entry);
  }

  #ticked(entry: RunEntry): void {
    if (entry.did !== 'result' && entry.did !== 'skip') return;
    this.#add({ did: 'step', at: this.#at(), step: entry.step, result: entry.did === 'skip' ? null : entry.result });
    this.#goOn();
  }

  #change(change: Partial<StoredSession>): void {
    this.#session = { ...this.#session, ...change };
    this.#deps.onChange(this.#session);
  }
}
