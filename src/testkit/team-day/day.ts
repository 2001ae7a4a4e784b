import type { BreakCause, DutyMoment } from '#shared/domain/load/index.ts';
import type { Heard } from '#shared/domain/load/hard.ts';

/** What a simulated day is made of. Every moment is ms since it began, every length ms, as if nobody were in a hurry. */
export type Hold = { readonly afterMs: number; readonly ms: number };

/** What is to be done about one contact, whoever takes it. */
export type Handling = {
  readonly talkMs: number;
  readonly holds: readonly Hold[];
  readonly acwMs: number;
  readonly endedBy: 'customer' | 'agent';
  /** What is read of the customer's lines. */
  readonly feelings: readonly Heard[];
  /** 0 to below 1: which of the reasons its queue knows. */
  readonly reason: number;
  /** Of a chat: what the customer writes, one line after the other. */
  readonly lines: readonly string[];
};

export type Arrival = Handling & {
  readonly n: number;
  readonly atMs: number;
  readonly channel: 'phone' | 'chat';
  /** 0 to below 1: which of the team's queues. */
  readonly queue: number;
  readonly customer: { readonly name: string; readonly phone: string };
  /** So long they wait before they give up. */
  readonly patienceMs: number;
};

/** What somebody does when a rest is offered. */
export type RestAnswer = 'take' | 'postpone' | 'let-go';

export type SimPerson = {
  readonly handle: string;
  readonly name: string;
  /** How long things take them, beside the mean. */
  readonly pace: number;
  readonly duty: DutyMoment;
  /** One after the other, over and over: how fast they answer, and what they say to a rest. */
  readonly reactionsMs: readonly number[];
  readonly answers: Readonly<Record<'relief' | 'other', readonly RestAnswer[]>>;
};

export const aboutRest = (cause: BreakCause): 'relief' | 'other' => (cause === 'relief' ? 'relief' : 'other');

export type TeamDay = {
  readonly seed: number;
  readonly lengthMs: number;
  /** Calls and chats an hour, on average over the day. */
  readonly perHour: { readonly phone: number; readonly chat: number };
  readonly arrivals: readonly Arrival[];
  readonly people: readonly SimPerson[];
};

export type DayAsked = {
  readonly seed: number;
  readonly agents: number;
  readonly hours: number;
  /** Of what such a team can take; default 1. */
  readonly demand?: number;
};
