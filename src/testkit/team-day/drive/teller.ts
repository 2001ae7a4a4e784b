import type { PresenceRequest } from '#shared/contract/team/contacts.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { SimClock } from './sim-clock.ts';

/** As a desk has them (core/contacts/hub-line). */
const REPEAT_MS = 10 * SECOND;
const PACE_MS = SECOND / 4;

type Said = Omit<PresenceRequest, 'device'>;
type Deps = {
  readonly clock: SimClock;
  readonly now: () => Said;
  readonly post: (said: Said) => Promise<unknown>;
};

/** Tells the hub how somebody stands: when it changes, and every 10 s of real time whatever the day's speed. Whoever is gone says so once. */
export class Teller {
  readonly #deps: Deps;
  #isGoneSaid = true;
  #cancelRepeat = (): void => undefined;
  #cancelPace: (() => void) | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  changed(): void {
    this.#cancelPace ??= this.#deps.clock.afterReal(PACE_MS, () => {
      this.#cancelPace = null;
      void this.#tell();
    });
  }

  /** They are offline now, and nothing more is told. */
  async stop(): Promise<void> {
    this.#cancelRepeat();
    this.#cancelPace?.();
    if (this.#isGoneSaid) return;
    const now = this.#deps.now();
    await this.#deps.post({ ...now, state: 'offline', reason: '', contacts: [] });
  }

  async #tell(): Promise<void> {
    const { clock, now, post } = this.#deps;
    this.#cancelRepeat();
    const said = now();
    const isGone = said.state === 'offline';
    if (isGone && this.#isGoneSaid) return;
    this.#isGoneSaid = isGone;
    if (!isGone) this.#cancelRepeat = clock.afterReal(REPEAT_MS, () => void this.#tell());
    await post(said);
  }
}
