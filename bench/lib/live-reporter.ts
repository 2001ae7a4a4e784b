import type { LoadReport, PresenceRequest } from '#shared/contract/team/contacts.ts';
import type { SignedIn } from '#shared/contract/team/auth.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import { seededRandom } from '#testkit/random.ts';
import type { LiveCounts } from './live-counts.ts';
import type { Wire } from './load-wire.ts';

/** As a desk repeats itself (core/contacts/hub-line). */
const REPEAT_MS = 10 * SECOND;
/** One contact after the other, as long as they usually take: a desk changes about every two minutes. */
const NEXT = { available: 'on-contact', 'on-contact': 'acw', acw: 'available', break: 'break' } as const;
const MEAN_MS = { available: MINUTE, 'on-contact': 4.5 * MINUTE, acw: 45 * SECOND, break: Number.POSITIVE_INFINITY };
type State = keyof typeof NEXT;

type About = {
  readonly agentId: string;
  readonly deviceId: string;
  readonly token?: string;
  readonly wire: Wire;
  readonly counts: LiveCounts;
  readonly seed: number;
};
export type Who = Pick<About, 'agentId' | 'deviceId'> & { readonly token: string };
export const whoOf = ({ agent, deviceId, accessToken }: SignedIn): Who => ({ agentId: agent.id, deviceId, token: accessToken }); // prettier-ignore

/** What a desk tells the hub of its agent, without a desk: every 10 s, and when it changes. */
export class LiveReporter {
  readonly #about: About;
  readonly #random: ReturnType<typeof seededRandom>;
  #state: State = 'available';
  #reason = '';
  #sinceAt = Date.now();
  #contacts = 0;
  #busy = 0.6;
  #repeat: NodeJS.Timeout | undefined;
  #change: NodeJS.Timeout | undefined;

  constructor(about: About) {
    this.#about = about;
    this.#random = seededRandom(about.seed);
    this.#state = this.#random.pick(['available', 'on-contact', 'on-contact', 'acw'] as const);
  }

  get agentId(): string {
    return this.#about.agentId;
  }

  /** The first report comes at any moment of the ten seconds: desks were opened at different times. */
  begin(): void {
    this.#repeat = setTimeout(() => this.#say(), this.#random.next() * REPEAT_MS);
    this.#later();
  }

  /** It does nothing of its own accord any more but report. */
  rest(reason: 'lunch' | 'meeting'): void {
    clearTimeout(this.#change);
    this.#turn('break', reason);
  }

  stop(): void {
    clearTimeout(this.#repeat);
    clearTimeout(this.#change);
  }

  #later(): void {
    const mean = MEAN_MS[this.#state];
    if (!Number.isFinite(mean)) return;
    this.#change = setTimeout(
      () => {
        this.#turn(NEXT[this.#state], '');
        this.#later();
      },
      -Math.log(1 - this.#random.next()) * mean,
    );
  }

  #turn(state: State, reason: string): void {
    if (state === 'on-contact') this.#contacts += 1;
    [this.#state, this.#reason] = [state, reason];
    this.#sinceAt = Math.max(this.#sinceAt + 1, Date.now());
    this.#about.counts.changed(this.#about.agentId, this.#sinceAt);
    this.#say();
  }

  #say(): void {
    const { wire, counts, token } = this.#about;
    clearTimeout(this.#repeat);
    this.#repeat = setTimeout(() => this.#say(), REPEAT_MS);
    wire.post('/live/v1/presence', this.#request(), token).then(
      (reply) => counts.answered(reply),
      (cause: unknown) => counts.failed(`report: ${String(cause)}`),
    );
  }

  #request(): PresenceRequest & { readonly agentId?: string } {
    const { deviceId, agentId, token } = this.#about;
    const isBusy = this.#state === 'on-contact';
    const contact = { contactId: `bench.${agentId}-${this.#contacts}` as never, channel: 'phone' as const, isPaused: false }; // prettier-ignore
    return {
      device: deviceId as never,
      state: this.#state,
      reason: this.#reason,
      sinceAt: this.#sinceAt,
      contacts: isBusy ? [contact] : [],
      report: this.#report(),
      // The bare board asks nobody who speaks.
      ...(token === undefined ? { agentId } : {}),
    };
  }

  /** The share of an hour moves with every report, as it does at a desk. */
  #report(): LoadReport {
    this.#busy = Math.min(0.99, Math.max(0.1, this.#busy + (this.#random.next() - 0.5) / 100));
    const isBusy = this.#state === 'on-contact' || this.#state === 'acw';
    return {
      load: isBusy ? 100 : 0,
      interruptible: 0,
      occupancy: this.#busy,
      baseMs: 3_540_000 + this.#random.int(60_000),
      hard: 0,
      recoversUntilAt: null,
      shiftEndsAt: this.#sinceAt + 4 * 3_600_000,
      reliefAt: null,
    };
  }
}
