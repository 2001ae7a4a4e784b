import type { HeardLine } from '#shared/practice/customer/play.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Reword } from './reword.ts';
import type { StoredSession } from './stored.ts';

/** So long somebody may think before the other side notices: a chat is slower than a call. */
const SILENCE_MS = { chat: 75 * SECOND, phone: 30 * SECOND } as const;
/** Drawing breath, and writing or saying it: nobody answers at once, and nobody wants to wait for a machine. */
const BREATH_MS = 700;
const PER_SIGN_MS = { zh: 45, en: 12 } as const;
const LONGEST_MS = 3500;

type PaceEvents = {
  /** The next word has come; `words` null: as it stands. */
  readonly onWord: (words: string | null) => void;
  readonly onSilence: () => void;
};

/** When a customer speaks, and when they notice that nobody does. At most one of the two is waited for. */
export class Pace {
  readonly #clock: Clock;
  readonly #reword: Reword;
  readonly #events: PaceEvents;
  #cancelWord: (() => void) | null = null;
  #cancelSilence: (() => void) | null = null;

  constructor(clock: Clock, reword: Reword, events: PaceEvents) {
    this.#clock = clock;
    this.#reword = reword;
    this.#events = events;
  }

  /** A word of the customer is on its way. */
  get isSpeaking(): boolean {
    return this.#cancelWord !== null;
  }

  speak(session: StoredSession, line: HeardLine): void {
    this.stop();
    const delay = Math.min(LONGEST_MS, BREATH_MS + line.text.length * PER_SIGN_MS[session.scenario.lang]);
    const bring = (words: string | null): void => {
      this.#cancelWord = null;
      this.#events.onWord(words);
    };
    this.#cancelWord = this.#reword(session, line, bring, delay);
  }

  listen({ scenario }: StoredSession): void {
    this.stop();
    this.#cancelSilence = this.#clock.after(SILENCE_MS[scenario.channel], () => {
      this.#cancelSilence = null;
      this.#events.onSilence();
    });
  }

  stop(): void {
    this.#cancelWord?.();
    this.#cancelSilence?.();
    this.#cancelWord = null;
    this.#cancelSilence = null;
  }
}
