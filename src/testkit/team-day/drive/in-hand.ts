import type { CallEvent, PresenceRequest } from '#shared/contract/team/contacts.ts';
import { lifeOf, type ContactLife } from '#shared/domain/contact-life.ts';
import type { Held } from '#shared/domain/load/index.ts';
import type { Arrival, Handling } from '../day.ts';

/** A contact a desk has been told of and has not finished with. */
export type InHand = {
  readonly id: string;
  readonly events: CallEvent[];
  /** Undefined: of nobody of this day. */
  readonly arrival: Arrival | undefined;
  readonly handling: Handling;
  isAsked: boolean;
  isAccepting: boolean;
  isMine: boolean;
  /** It is being written up. */
  isWrapping: boolean;
};

type Deps = {
  readonly now: () => number;
  readonly find: (event: CallEvent) => { arrival: Arrival | undefined; handling: Handling };
};

/** What one desk has in hand, and what rings there. What it has finished with does not come back. */
export class Hands {
  readonly #deps: Deps;
  readonly #all = new Map<string, InHand>();
  readonly #done = new Set<string>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Undefined: it is finished with. */
  hear(event: CallEvent): InHand | undefined {
    const id = event.contactId;
    if (id === null || this.#done.has(id)) return undefined;
    const one = this.#all.get(id) ?? this.#begin(id, event);
    one.events.push(event);
    return one;
  }

  get(id: string): InHand | undefined {
    return this.#all.get(id);
  }

  /** It rings here no more; it may ring again. */
  withdraw(id: string): void {
    const one = this.#all.get(id);
    if (one && !one.isMine) this.#all.delete(id);
  }

  finish(id: string): void {
    this.#all.delete(id);
    this.#done.add(id);
  }

  life({ events }: InHand): ContactLife {
    return lifeOf(events, this.#deps.now());
  }

  mine(): InHand[] {
    return [...this.#all.values()].filter(({ isMine }) => isMine);
  }

  get isRinging(): boolean {
    return [...this.#all.values()].some((one) => !one.isMine && this.life(one).state === 'ringing');
  }

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  /** What takes room besides `one`: what goes on, and what else rings. */
  besides({ id }: InHand): Held[] {
    const others = [...this.#all.values()].filter((one) => one.id !== id && this.life(one).state !== 'ended');
    return others.map((one) => this.#held(one));
  }

  /** With what is being written up: it takes what it took. */
  held(): Held[] {
    return this.mine().map((one) => this.#held(one));
  }

  /** As the hub is told: what is over is not in hand any more. */
  going(): PresenceRequest['contacts'] {
    return this.mine().flatMap((one) => {
      const { state, channel } = this.life(one);
      return state === 'ended' ? [] : [{ contactId: one.id as never, channel, isPaused: false, wokeAt: null }];
    });
  }

  #held(one: InHand): Held {
    return { channel: this.life(one).channel, isPaused: false, wokeAt: null };
  }

  #begin(id: string, event: CallEvent): InHand {
    const flags = { isAsked: false, isAccepting: false, isMine: false, isWrapping: false };
    const one: InHand = { id, events: [], ...this.#deps.find(event), ...flags };
    this.#all.set(id, one);
    return one;
  }
}
