import type { CallEvent } from '#shared/contract/team/contacts.ts';
import type { InboundReply } from '#shared/contract/team/inbound.ts';
import type { QueueId } from '#shared/kernel/ids.ts';
import type { Answer, Fetch } from '#testkit/hub/test-device.ts';
import type { Arrival, Handling } from '../day.ts';
import { drawFor } from '../draw.ts';
import { handlingOf } from '../handling.ts';
import { unlessRefused } from './answers.ts';
import type { SimClock } from './sim-clock.ts';
import type { Tally } from './tally.ts';

export type OtherSideDeps = {
  readonly clock: SimClock;
  readonly fetch: Fetch;
  readonly tally: Tally;
  readonly seed: number;
  /** Tells the calls of this run from those of any other. */
  readonly run: string;
  readonly tokens: { readonly phone: string; readonly chat: string };
  readonly queueIds: readonly QueueId[];
};
type Coming = { readonly arrival: Arrival; readonly rungAt: number; state: 'waiting' | 'answered' | 'left' | 'over' };
type Step = 'newCall' | 'hold' | 'resume' | 'hangup';

const LINE = '+861065529988';

/**
 * Customers, with the exchange and the chat channel they come by. Invariants:
 * 1. The hub hears of calls what an exchange would say of them, and of chats what is written; nothing else.
 * 2. Whoever is not answered within their patience hangs up. Of a chat that is left nothing is said: it rings on, and whoever answers
 *    finds nobody.
 */
export class OtherSide {
  readonly #deps: OtherSideDeps;
  readonly #coming = new Map<string, Coming>();
  #writes = 0;

  constructor(deps: OtherSideDeps) {
    this.#deps = deps;
  }

  /** So many wait now. */
  get waiting(): number {
    return [...this.#coming.values()].filter(({ state }) => state === 'waiting').length;
  }

  begin(arrival: Arrival): void {
    const { clock, tally } = this.#deps;
    tally.rung[arrival.channel] += 1;
    const one: Coming = { arrival, rungAt: clock.at(), state: 'waiting' };
    this.#coming.set(this.#keyOf(arrival), one);
    if (arrival.channel === 'phone') void this.say(arrival, 'newCall');
    else void this.write(arrival, arrival.lines[0] ?? '你好');
    clock.after(arrival.patienceMs, () => this.#leave(one));
  }

  /** Whose contact it is; of strangers, what is to be done about them all the same. */
  readonly find = (event: CallEvent): { arrival: Arrival | undefined; handling: Handling } => {
    const one = this.#coming.get(event.callId) ?? this.#coming.get(event.address ?? '');
    if (one) return { arrival: one.arrival, handling: one.arrival };
    const draw = drawFor(this.#deps.seed, `stranger ${event.callId}`);
    const handling = handlingOf(draw, event.channel === 'phone' ? 'phone' : 'chat');
    return { arrival: undefined, handling: { ...handling, holds: [], endedBy: 'agent', lines: [] } };
  };

  /** Somebody has taken it. @returns whether anybody is still there. */
  answered(arrival: Arrival): boolean {
    const { clock, tally } = this.#deps;
    const one = this.#coming.get(this.#keyOf(arrival));
    if (one?.state !== 'waiting') {
      tally.offers.late += 1;
      return false;
    }
    one.state = 'answered';
    tally.answered.push({ channel: arrival.channel, waitedMs: clock.at() - one.rungAt });
    return true;
  }

  over(arrival: Arrival): void {
    const one = this.#coming.get(this.#keyOf(arrival));
    if (one) one.state = 'over';
  }

  /** What the exchange says of a call. */
  async say(arrival: Arrival, event: Step, cause?: 'cancel' | 'normalClearing'): Promise<void> {
    const { name, phone } = arrival.customer;
    const about = { event, callId: this.#keyOf(arrival), direction: 'in', from: phone, to: LINE };
    const first = event === 'newCall' ? { name, queue: this.#queueOf(arrival) } : {};
    const body = { ...about, ...first, ...(cause === undefined ? {} : { cause }) };
    await this.#post(`/telephony/v1/${this.#deps.tokens.phone}`, body, {});
  }

  /** What a customer writes. */
  async write(arrival: Arrival, text: string): Promise<void> {
    const { tally, tokens } = this.#deps;
    tally.lines += 1;
    const handle = this.#keyOf(arrival);
    const from = { name: arrival.customer.name, handle };
    const messageId = `${handle}-${(this.#writes += 1)}`;
    const body = { channel: 'chat', conversationId: handle, messageId, from, text, queue: this.#queueOf(arrival) };
    await this.#post<InboundReply>('/inbound/v1/messages', body, { authorization: `Bearer ${tokens.chat}` });
  }

  /** The day is over: whoever still waits on the telephone gives up. */
  async close(): Promise<void> {
    const left = [...this.#coming.values()].filter(({ arrival, state }) => {
      return arrival.channel === 'phone' && (state === 'waiting' || state === 'answered');
    });
    await Promise.all(left.map(({ arrival }) => this.say(arrival, 'hangup', 'normalClearing')));
  }

  #leave(one: Coming): void {
    if (one.state !== 'waiting') return;
    const { clock, tally } = this.#deps;
    one.state = 'left';
    tally.abandoned.push({ channel: one.arrival.channel, waitedMs: clock.at() - one.rungAt });
    if (one.arrival.channel === 'phone') void this.say(one.arrival, 'hangup', 'cancel');
  }

  #keyOf = ({ n }: Arrival): string => `day-${this.#deps.run}-${n}`;

  #queueOf({ queue }: Arrival): string {
    const { queueIds } = this.#deps;
    return queueIds[Math.floor(queue * queueIds.length)] ?? '';
  }

  #post<T>(path: string, body: unknown, headers: Record<string, string>): Promise<T | undefined> {
    const { fetch, tally } = this.#deps;
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    const asked = async (): Promise<Answer<T>> => {
      const answer = await fetch(path, { ...init, body: JSON.stringify(body) });
      return { status: answer.status, body: (await answer.json()) as T };
    };
    return unlessRefused(tally, asked());
  }
}
