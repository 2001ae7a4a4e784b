import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import type { Known } from './known.ts';

type Deps = {
  /** It is over, and takes up nobody any more. */
  readonly ended: (contact: Known) => Promise<void>;
  /** Whether it stands written now; otherwise it is tried again. */
  readonly record: (contact: Known) => Promise<boolean>;
};
type Ending = {
  readonly released: Promise<void>;
  isWritten: boolean;
  tryAt: number;
  writing: Promise<void> | undefined;
};

const RECORD_MS = MINUTE;
const RETRY_MS = 30 * SECOND;
const FORGET_MS = 10 * MINUTE;

/**
 * What becomes of contacts that have ended. Invariants:
 * 1. Each is let go of at once, recorded a minute later, as a desk may write it down itself, and may be forgotten ten minutes after that.
 * 2. None is forgotten before it is written: what could not be is tried again every 30 s, and when the hub stops, all are written at once.
 *    Only where there is room for nothing else does one go that is not, and even then it is tried.
 */
export class Endings {
  readonly #deps: Deps;
  readonly #endings = new WeakMap<Known, Ending>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Does what is due. @returns whether it may be forgotten. */
  settle(contact: Known, now: number): boolean {
    const { endedAt } = contact.life;
    if (endedAt === null) return false;
    const ending = this.#of(contact);
    if (now >= Math.max(ending.tryAt, endedAt + RECORD_MS)) {
      ending.tryAt = now + RETRY_MS;
      void this.#write(contact);
    }
    return ending.isWritten && now >= endedAt + RECORD_MS + FORGET_MS;
  }

  /** The one that can best be spared; undefined: all go on. */
  spare(contacts: Iterable<Known>): Known | undefined {
    const ended = [...contacts].filter(({ life }) => life.state === 'ended');
    const spared = ended.find((contact) => this.#endings.get(contact)?.isWritten) ?? ended[0];
    if (spared) void this.#write(spared);
    return spared;
  }

  async writeAll(contacts: Iterable<Known>): Promise<void> {
    const ended = [...contacts].filter(({ life }) => life.state === 'ended');
    await Promise.all(ended.map((contact) => Promise.all([this.#of(contact).released, this.#write(contact)])));
  }

  #of(contact: Known): Ending {
    const known = this.#endings.get(contact);
    if (known) return known;
    const released = this.#deps.ended(contact);
    const ending: Ending = { released, isWritten: false, tryAt: 0, writing: undefined };
    this.#endings.set(contact, ending);
    return ending;
  }

  /** Once at a time, and no more once it is written. */
  #write(contact: Known): Promise<void> {
    const ending = this.#of(contact);
    if (ending.isWritten) return Promise.resolve();
    ending.writing ??= this.#deps
      .record(contact)
      .then((isWritten) => void (ending.isWritten = isWritten))
      .finally(() => (ending.writing = undefined));
    return ending.writing;
  }
}
