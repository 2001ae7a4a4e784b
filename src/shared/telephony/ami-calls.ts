import type { CallEventInput, HangupCause } from '../domain/call-event.ts';
import { SECOND } from '../kernel/units.ts';
import { calledUsers, dialCause, hangupCause, nameOf, number, peerOf } from './ami-names.ts';
import type { AmiMessage } from './ami-reader.ts';

type Event = CallEventInput;
type Call = {
  /** `Uniqueid`s of the channels that are up. */
  readonly legs: Set<string>;
  direction: 'in' | 'out';
  isTold: boolean;
  isAnswered: boolean;
  cause: HangupCause | undefined;
};

const MAX_CALLS = 10_000;
const MAX_LEGS = 200;

/**
 * What the events of an Asterisk manager mean for calls. Invariants:
 * 1. A call is its `Linkedid`; `Uniqueid` names one leg of it. A leg whose `Linkedid` changes has gone over to another call.
 * 2. A call has ended when its last leg has, and is said to have ended once, and only if something was said of it before.
 * 3. After `CoreShowChannelsComplete` exactly the channels it listed are up: hang-ups that were missed are made up for.
 * 4. At most 10,000 calls of 200 legs are remembered; the oldest is forgotten.
 */
export class AmiCalls {
  readonly #calls = new Map<string, Call>();
  readonly #callOf = new Map<string, string>();
  readonly #isExtension: (text: string) => boolean;
  #listed: Map<string, string> | undefined;

  /** @param isExtension whether a number or the name of a channel's peer is one of ours; two to six digits where nothing is said. */
  constructor(isExtension: (text: string) => boolean = (text) => /^\d{2,6}$/.test(text)) {
    this.#isExtension = isExtension;
  }

  /** @param at ms UTC at which it was heard. */
  hear(message: AmiMessage, at: number): Event[] {
    switch (message.get('event')) {
      case 'Newchannel':
        return this.#leg(message, at);
      case 'DialBegin':
        return [...this.#leg(message, at), ...this.#leg(message, at, 'dest'), ...this.#ring(message, at)];
      case 'AgentCalled':
        return [...this.#leg(message, at), ...this.#ring(message, at)];
      case 'DialEnd':
        return this.#dialEnd(message, at);
      case 'AgentConnect':
        return this.#answer(message, at);
      case 'AgentRingNoAnswer':
        return this.#note(message, 'no-answer');
      case 'AgentComplete':
        return this.#complete(message, at);
      case 'Hold':
        return this.#said(message, 'hold', at);
      case 'Unhold':
        return this.#said(message, 'resume', at);
      case 'Hangup':
        return this.#hangup(message, at);
      case 'CoreShowChannel':
        return this.#list(message);
      case 'CoreShowChannelsComplete':
        return this.#listEnds(at);
      default:
        return [];
    }
  }

  #call(id: string): Call {
    const known = this.#calls.get(id);
    if (known) return known;
    const oldest = this.#calls.keys().next().value;
    if (this.#calls.size >= MAX_CALLS && oldest !== undefined) this.#forget(oldest);
    const call: Call = { legs: new Set(), direction: 'in', isTold: false, isAnswered: false, cause: undefined };
    this.#calls.set(id, call);
    return call;
  }

  #forget(id: string): void {
    for (const leg of this.#calls.get(id)?.legs ?? []) this.#callOf.delete(leg);
    this.#calls.delete(id);
  }

  /** A channel that is up. */
  #leg(message: AmiMessage, at: number, side: '' | 'dest' = ''): Event[] {
    const uniqueId = number(message, `${side}uniqueid`);
    const id = number(message, `${side}linkedid`) || number(message, 'linkedid');
    if (uniqueId === '' || id === '') return [];
    const before = this.#callOf.get(uniqueId);
    if (before === id) return [];
    const call = this.#call(id);
    if (call.legs.size >= MAX_LEGS) return [];
    call.legs.add(uniqueId);
    this.#callOf.set(uniqueId, id);
    return before === undefined ? [] : this.#without(before, uniqueId, 'forwarded', at);
  }

  /** Takes a leg out of a call; the last one ends it. */
  #without(id: string, uniqueId: string, cause: HangupCause, at: number): Event[] {
    const call = this.#calls.get(id);
    if (!call?.legs.delete(uniqueId) || call.legs.size > 0) return [];
    const end: Event = { ...this.#event(id, 'hangup', at), cause: call.isAnswered ? cause : (call.cause ?? cause) };
    this.#calls.delete(id);
    return call.isTold ? [end] : [];
  }

  #event(id: string, type: Event['type'], at: number): Event {
    return { callId: id, type, at, direction: this.#calls.get(id)?.direction ?? 'in' };
  }

  #ring(message: AmiMessage, at: number): Event[] {
    const id = number(message, 'linkedid') || number(message, 'destlinkedid');
    const call = this.#calls.get(id);
    if (!call) return [];
    if (!call.isTold) call.direction = this.#isOutgoing(message) ? 'out' : 'in';
    call.isTold = true;
    const ring = this.#event(id, 'ring', at);
    return [call.direction === 'out' ? { ...ring, ...outgoing(message) } : { ...ring, ...incoming(message) }];
  }

  #isOutgoing(message: AmiMessage): boolean {
    if (message.get('event') === 'AgentCalled') return false;
    const caller = [number(message, 'calleridnum'), peerOf(message.get('channel') ?? '')];
    const called = [...calledUsers(message), dialled(message)];
    return caller.some(this.#isExtension) && !called.some(this.#isExtension);
  }

  #dialEnd(message: AmiMessage, at: number): Event[] {
    if (message.get('dialstatus') === 'ANSWER') return this.#answer(message, at);
    return this.#note(message, dialCause(message.get('dialstatus') ?? ''));
  }

  /** Kept for the end: if nobody else answers, this is why. */
  #note(message: AmiMessage, cause: HangupCause | undefined): Event[] {
    const call = this.#calls.get(number(message, 'linkedid') || number(message, 'destlinkedid'));
    if (call) call.cause = cause ?? call.cause;
    return [];
  }

  #answer(message: AmiMessage, at: number): Event[] {
    const id = number(message, 'linkedid') || number(message, 'destlinkedid');
    if (id === '') return [];
    // A call that was up before we listened: its legs are those that answer.
    if (!this.#calls.has(id)) void [this.#leg(message, at), this.#leg(message, at, 'dest')];
    const call = this.#calls.get(id);
    if (!call) return [];
    const isNew = !call.isTold;
    [call.isTold, call.isAnswered] = [true, true];
    if (isNew) call.direction = this.#isOutgoing(message) ? 'out' : 'in';
    const answer = this.#event(id, 'answer', at);
    return [call.direction === 'out' ? { ...answer, ...outgoing(message) } : { ...answer, ...incoming(message) }];
  }

  /** The agent has done; the call ends with its channels. One whose answer was missed has been answered all the same. */
  #complete(message: AmiMessage, at: number): Event[] {
    const call = this.#calls.get(number(message, 'linkedid'));
    if (!call || call.isAnswered) return [];
    const seconds = Number(message.get('talktime') ?? 0);
    return this.#answer(message, Number.isFinite(seconds) ? Math.max(0, at - Math.round(seconds * SECOND)) : at);
  }

  #said(message: AmiMessage, type: 'hold' | 'resume', at: number): Event[] {
    const id = number(message, 'linkedid');
    return this.#calls.get(id)?.isTold ? [this.#event(id, type, at)] : [];
  }

  #hangup(message: AmiMessage, at: number): Event[] {
    const uniqueId = number(message, 'uniqueid');
    const id = this.#callOf.get(uniqueId) ?? number(message, 'linkedid');
    this.#callOf.delete(uniqueId);
    return this.#without(id, uniqueId, hangupCause(message.get('cause') ?? ''), at);
  }

  #list(message: AmiMessage): Event[] {
    this.#listed ??= new Map();
    this.#listed.set(number(message, 'uniqueid'), number(message, 'linkedid'));
    return [];
  }

  #listEnds(at: number): Event[] {
    const listed = this.#listed ?? new Map<string, string>();
    this.#listed = undefined;
    const arrived = [...listed].flatMap(([uniqueId, id]) =>
      this.#leg(
        new Map([
          ['uniqueid', uniqueId],
          ['linkedid', id],
        ]),
        at,
      ),
    );
    const gone = [...this.#callOf].filter(([uniqueId]) => !listed.has(uniqueId));
    return [
      ...arrived,
      ...gone.flatMap(([uniqueId, id]) => {
        this.#callOf.delete(uniqueId);
        return this.#without(id, uniqueId, 'unknown', at);
      }),
    ];
  }
}

type Said = Pick<Event, 'address' | 'line' | 'name' | 'queue' | 'users'>;

const incoming = (message: AmiMessage): Said => ({
  address: number(message, 'calleridnum'),
  line: number(message, 'exten') || null,
  name: nameOf(message, 'calleridname'),
  queue: nameOf(message, 'queue'),
  users: calledUsers(message),
});

/** `PJSIP/015112345678@trunk` → `015112345678`; `trunk/01511…` the same. */
const dialled = (message: AmiMessage): string =>
  /(\+?\d+)(?:@.*)?$/.exec(number(message, 'dialstring'))?.[1] ?? number(message, 'exten');

const outgoing = (message: AmiMessage): Said => ({
  address: dialled(message) || number(message, 'destcalleridnum'),
  line: number(message, 'calleridnum') || null,
  name: nameOf(message, 'destcalleridname'),
  queue: null,
  users: [...new Set([peerOf(message.get('channel') ?? ''), number(message, 'calleridnum')])].filter(Boolean),
});
