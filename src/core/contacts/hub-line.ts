import { CallEvent } from '#shared/domain/call-event.ts';
import {
  PresenceReply,
  WithdrawnEvent,
  type LoadReport,
  type PresenceRequest,
} from '#shared/contract/team/contacts.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import { readJson } from '#shared/kernel/json.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import type { LiveContacts } from './live.ts';
import type { Presence } from './presence.ts';
import { correction } from './skew.ts';

/** What the line to the hub says of contacts, and of itself. */
export type LineWord =
  | { readonly type: 'open' }
  | { readonly type: 'contact'; readonly data: string }
  | { readonly type: 'withdrawn'; readonly data: string }
  | { readonly type: 'end' };

export type HubLineDeps = {
  readonly clock: Clock;
  readonly log: Log;
  readonly deviceId: string;
  readonly live: LiveContacts;
  readonly presence: () => Presence;
  /** What is said besides of the agent's load, in the hub's time. */
  readonly report: () => LoadReport;
  /** Of the contacts in hand, by id: whether each sleeps, and when it woke. */
  readonly hands: () => ReadonlyMap<string, { readonly isPaused: boolean; readonly wokeAt: number | null }>;
  readonly isAttended: () => boolean;
  /** One call to the hub; may fail. */
  readonly ask: (method: 'POST', path: string, body: unknown) => Promise<unknown>;
  /** What the hub's clock says more than this desk's, ms; null: not known yet. */
  readonly skewMs: () => number | null;
};

const REPEAT_MS = 10 * SECOND;
const PACE_MS = SECOND / 4;
/** A line that opens says at once what goes on: what it has not named by then has ended meanwhile. */
const STANDING_MS = 5 * SECOND;
const nothing = (): void => undefined;

/**
 * What this desk and the hub tell each other of contacts. Invariants:
 * 1. While the line is open and a screen shows the desk, the hub hears what the agent does: when it changes, and every 10 s. A desk
 *    nobody looks at is offered nothing.
 * 2. A contact of the hub that rang when the line broke and is not spoken of when it opens again has ended.
 * 3. The hub's times are read as this desk's clock would have said them, and said back in the hub's: where a clock is wrong by an hour,
 *    what rings now rings now.
 * 4. Without the line nothing is said and nothing is lost: contacts at this desk go on.
 */
export class HubLine {
  readonly #deps: HubLineDeps;
  readonly #spoken = new Set<string>();
  #isOpen = false;
  #cancelRepeat = nothing;
  #cancelStanding = nothing;
  #cancelPace: (() => void) | null = null;

  constructor(deps: HubLineDeps) {
    this.#deps = deps;
  }

  heard(word: LineWord): void {
    if (word.type === 'open') this.#open();
    else if (word.type === 'end') this.stop();
    else if (word.type === 'contact') this.#contact(word.data);
    else this.#withdrawn(word.data);
  }

  /** The agent does something else now, or has come to look at the desk. */
  changed(): void {
    if (!this.#isOpen || this.#cancelPace) return;
    this.#cancelPace = this.#deps.clock.after(PACE_MS, () => {
      this.#cancelPace = null;
      this.#say();
    });
  }

  stop(): void {
    this.#isOpen = false;
    this.#cancelRepeat();
    this.#cancelStanding();
    this.#cancelPace?.();
    this.#cancelPace = null;
  }

  #open(): void {
    this.stop();
    this.#isOpen = true;
    this.#spoken.clear();
    this.changed();
    const { live, clock } = this.#deps;
    const mayHaveEnded = live.all().some(({ own }) => own.source === 'hub');
    if (mayHaveEnded) this.#cancelStanding = clock.after(STANDING_MS, () => this.#endUnspoken());
  }

  #contact(data: string): void {
    const event = CallEvent.safeParse(readJson(data));
    if (!event.success) return;
    this.#spoken.add(event.data.callId);
    this.#deps.live.hear({ ...event.data, at: Math.max(0, event.data.at - this.#skew()) }, 'hub');
  }

  #skew(): number {
    return correction(this.#deps.skewMs());
  }

  #withdrawn(data: string): void {
    const event = WithdrawnEvent.safeParse(readJson(data));
    if (event.success) this.#deps.live.withdraw(event.data.contactId);
  }

  #endUnspoken(): void {
    const { live, clock } = this.#deps;
    for (const kept of live.all()) {
      const [first] = kept.heard;
      if (kept.own.source !== 'hub' || !first || this.#spoken.has(first.callId)) continue;
      // One that somebody talks to may go on though the hub has forgotten it: its agent ends it.
      if (live.life(kept).state === 'ringing') {
        live.hear({ callId: first.callId, type: 'hangup', at: clock.now(), cause: 'unknown' }, 'hub');
      }
    }
  }

  #say(): void {
    this.#cancelRepeat();
    if (!this.#deps.isAttended()) return;
    const { ask, clock } = this.#deps;
    this.#cancelRepeat = clock.after(REPEAT_MS, () => this.#say());
    try {
      ask('POST', '/live/v1/presence', this.#request()).then((reply) => this.#answered(reply), nothing);
    } catch (cause) {
      // What cannot be worked out now is said in ten seconds.
      this.#deps.log.error('presence.not-said', cause);
    }
  }

  /** What cannot be was put right by the hub: this desk's clock is wrong by more than it knows. */
  #answered(reply: unknown): void {
    const { data } = PresenceReply.safeParse(reply);
    const corrected = data?.corrected ?? [];
    if (corrected.length > 0) this.#deps.log.warn('presence.corrected', { fields: corrected.join(' ') });
  }

  #request(): PresenceRequest {
    const { live, presence, deviceId, report } = this.#deps;
    const hands = this.#deps.hands();
    const { sinceAt, ...said } = presence();
    const going = live.all().filter((kept) => live.life(kept).state !== 'ended' && live.mine(kept));
    return {
      ...said,
      sinceAt: Math.max(0, sinceAt + this.#skew()),
      device: deviceId as DeviceId,
      contacts: going.map((kept) => {
        const { isPaused = false, wokeAt = null } = hands.get(kept.id) ?? {};
        const channel = live.life(kept).channel;
        return {
          contactId: kept.id as never,
          channel,
          isPaused,
          wokeAt: wokeAt === null ? null : Math.max(0, wokeAt + this.#skew()),
        };
      }),
      report: report(),
    };
  }
}
