import { MAX_TURNS, type Turn, type Words } from '#shared/domain/practice/index.ts';
import type { RunEntry } from '#shared/domain/sop/index.ts';
import { advance, feelingOf, replay, takenBack, type Replayed } from '#shared/practice/session/replay.ts';
import type { ReadFeeling } from '../kernel/ports.ts';
import { Refusal } from '../kernel/refusal.ts';
import { Pace } from './pace.ts';
import type { Reword } from './reword.ts';
import { Scene, type SceneDeps } from './scene.ts';
import { scored } from './scored.ts';
import type { StoredSession } from './stored.ts';

type Deps = SceneDeps & {
  readonly words: Words;
  readonly feel: ReadFeeling | null;
  /** Brings a line when its time has come, perhaps in other words. @returns what stops it. */
  readonly reword: Reword;
  /** It was declined while it rang. */
  readonly onDeclined: () => void;
  /** Keeps how it stands now. @throws when that is not possible: then it stands as before. */
  readonly keep: (session: StoredSession) => void;
  /** A word of the customer is on its way. */
  readonly onSpeaking: () => void;
  /** A window shows the desk. */
  readonly isAttended: () => boolean;
};

/**
 * A session that goes on. Invariants:
 * 1. What stands follows from the turns alone (`replay`); they are kept with every one that comes, before anything else follows from it.
 * 2. The clock of the session stands while it rings, is paused or is over; then nothing happens by itself.
 * 3. At most one word of the customer is on its way; whoever speaks before it comes hears it first.
 * 4. After its end nothing changes any more, but for steps that are walked in the wrap-up.
 */
export class RunningSession {
  #session: StoredSession;
  #now: Replayed;
  readonly #deps: Deps;
  readonly #scene: Scene;
  readonly #pace: Pace;

  /** @throws what `replay` throws for turns or words that cannot be played. */
  constructor(deps: Deps, session: StoredSession) {
    this.#deps = deps;
    this.#session = session;
    this.#now = replay(session.scenario, deps.words, session.turns);
    this.#pace = new Pace(deps.clock, deps.reword, {
      onWord: (words) => this.#deliver(words),
      // Nobody is there to be silent where no window is open.
      onSilence: () => (deps.isAttended() ? this.#goOn({ did: 'waited', at: this.#at() }) : this.pause(true)),
    });
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
    return this.#pace.isSpeaking;
  }

  answer(): void {
    if (this.#session.state !== 'ringing') return;
    this.#change({ state: 'going', spentSinceAt: this.#deps.clock.now() });
    this.#scene.answer(this.#at());
    this.#goOn();
  }

  say(text: string): void {
    this.#goingOnly();
    this.#hearFirst();
    this.#goOn({ did: 'said', at: this.#at(), text });
  }

  /** The customer sees that something is being written. */
  typing(): void {
    if (this.#session.state === 'going' && !this.isTheirTurn) this.#pace.listen(this.#session);
  }

  takeBack(): string {
    this.#goingOnly();
    const { turns } = this.#session;
    const back = takenBack(turns);
    if (!back) throw new Refusal('NOT_FOUND');
    this.#change({ turns: back.turns, takenBack: this.#session.takenBack + 1 });
    this.#now = replay(this.#session.scenario, this.#deps.words, back.turns);
    this.#scene.untell(turns.filter((turn) => !back.turns.includes(turn)));
    this.#goOn();
    return back.text;
  }

  pause(isPaused: boolean): void {
    const { state } = this.#session;
    if (isPaused && state === 'going') {
      this.#pace.stop();
      this.#change({ state: 'paused', spentMs: this.spent(), spentSinceAt: null });
    } else if (!isPaused && state === 'paused') {
      this.#change({ state: 'going', spentSinceAt: this.#deps.clock.now() });
      this.#walked();
      this.#goOn();
    }
  }

  hinted(): void {
    this.#goingOnly();
    this.#change({ hints: this.#session.hints + 1 });
  }

  /** Time spent in it until now, ms. */
  spent(): number {
    const { spentMs, spentSinceAt } = this.#session;
    return spentMs + (spentSinceAt === null ? 0 : Math.max(0, this.#deps.clock.now() - spentSinceAt));
  }

  /** Over, as far as it went: scored, and kept. What was walked during a pause counts. */
  finish(end: NonNullable<StoredSession['end']>): void {
    if (this.#session.state === 'ended') return;
    this.#pace.stop();
    if (this.#session.state === 'paused') this.pause(false);
    this.#pace.stop();
    if (this.#isOver) return;
    const [spentMs, endedAt] = [this.spent(), this.#deps.clock.now()];
    const ended = { ...this.#session, state: 'ended' as const, spentMs, spentSinceAt: null, end, endedAt };
    this.#change(scored(ended, this.#now, this.#deps.feel));
    this.#scene.hangUp(this.#at());
  }

  /** Leaves the desk for practice, whatever can be kept of it; a session that was going can be gone on with. */
  close(): void {
    this.#pace.stop();
    try {
      this.pause(true);
    } finally {
      this.#scene.close();
    }
  }

  get #isOver(): boolean {
    return this.#session.state === 'ended';
  }

  /** Times of lines rise, whatever the clock does: they are their names on the desk. */
  #at(): number {
    return Math.max(this.#deps.clock.now(), (this.#session.turns.at(-1)?.at ?? 0) + 1);
  }

  /** After one more turn (or none): the next word of the customer, the end, or a silence that may become one. */
  #goOn(turn?: Turn): void {
    if (this.#session.state !== 'going') return;
    if (turn) this.#add(turn);
    const { due, state } = this.#now;
    const [next] = due;
    if (next) {
      this.#pace.speak(this.#session, next);
      this.#deps.onSpeaking();
    } else if (state.end !== null) this.finish(state.end);
    else if (this.#session.turns.length >= MAX_TURNS) this.finish('stopped');
    else this.#pace.listen(this.#session);
  }

  /** @param words in which another voice says it; null: its own. */
  #deliver(words: string | null): void {
    const [next] = this.#now.due;
    if (!next) return;
    const { emotion, intensity } = feelingOf(this.#session.scenario, next.heat, next.reaction);
    if (words !== null && this.#session.spokenBy !== 'model') this.#change({ spokenBy: 'model' });
    this.#goOn({ did: 'heard', at: this.#at(), text: words ?? next.text, reaction: next.reaction, emotion, intensity });
  }

  /** What was on its way is said now. */
  #hearFirst(): void {
    while (this.isTheirTurn) {
      this.#pace.stop();
      this.#deliver(null);
    }
    this.#goingOnly();
  }

  #goingOnly(): void {
    if (this.#session.state !== 'going') throw new Refusal('NOT_FOUND');
  }

  #add(turn: Turn): void {
    const after = advance(this.#now, this.#session.scenario, this.#deps.words, turn);
    this.#change({ turns: [...this.#session.turns, turn] });
    this.#now = after;
    this.#scene.tell(turn);
  }

  /** Steps that were ticked on the desk for practice become turns, each once; those of a pause when it is over. */
  #walked(): void {
    const { state } = this.#session;
    if (state !== 'going' && state !== 'ended') return;
    const { runs, fresh } = this.#scene.walked();
    const seenEntries = [...this.#session.seenEntries, ...fresh.map(({ id }) => id)];
    if (state === 'ended') return this.#walkedAfter(fresh, { runs, seenEntries });
    this.#change({ runs, seenEntries });
    for (const entry of fresh) this.#ticked(entry);
  }

  /** What is walked after the customer has gone counts as it does in a real wrap-up, until the session is left. */
  #walkedAfter(fresh: readonly RunEntry[], change: Pick<StoredSession, 'runs' | 'seenEntries'>): void {
    const turns = fresh.reduce<Turn[]>(
      (all, entry) => [...all, ...stepOf(entry, Math.max(this.#deps.clock.now(), (all.at(-1)?.at ?? 0) + 1))],
      this.#session.turns,
    );
    this.#change(scored({ ...this.#session, ...change, turns }, this.#now, this.#deps.feel));
  }

  #ticked(entry: RunEntry): void {
    for (const turn of stepOf(entry, this.#at())) this.#goOn(turn);
  }

  #change(change: Partial<StoredSession>): void {
    const next = { ...this.#session, ...change };
    this.#deps.keep(next);
    this.#session = next;
  }
}

const stepOf = (entry: RunEntry, at: number): Turn[] =>
  entry.did === 'result' || entry.did === 'skip'
    ? [{ did: 'step', at, step: entry.step, result: entry.did === 'skip' ? null : entry.result }]
    : [];
