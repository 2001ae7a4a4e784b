import { randomUUID } from 'node:crypto';
import type { SignedIn } from '#shared/contract/team/auth.ts';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import type { PullReply } from '#shared/contract/team/sync.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Part } from '#shared/domain/part.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { LoadCounts } from './load-counts.ts';
import type { Person } from './load-team.ts';
import type { Reply, Wire } from './load-wire.ts';

/** As the desk's own plan has them (core/sync/plan, core/sync/session). */
const POKE_SPREAD_MS = 250;
const PULL_PAUSE_MS = SECOND;
const POLL_MS = 30 * SECOND;
const MAX_BYTES = 1024 * 1024;

/**
 * A desk as its hub sees it, without replica or screen. Invariants:
 * 1. One exchange at a time; what waits to be sent goes first.
 * 2. A pull only after a poke (and up to 250 ms), for the rest of a page, or every half minute; at most one a second.
 */
export class LoadDesk {
  readonly ticketIds: readonly string[];
  readonly #wire: Wire;
  readonly #counts: LoadCounts;
  readonly #session: SignedIn;
  readonly #outbox: Mutation[] = [];
  #scope: Part[] = [];
  #cursor = 0;
  #nextMid = 1;
  #ackMid = 0;
  #wantsPull = false;
  #isBusy = false;
  #running: Promise<void> | undefined;
  #isOver = false;
  #pulledAt = performance.now();
  #timer: NodeJS.Timeout | undefined;

  private constructor(person: Person, session: SignedIn, around: { wire: Wire; counts: LoadCounts }) {
    this.ticketIds = person.ticketIds;
    this.#session = session;
    this.#wire = around.wire;
    this.#counts = around.counts;
  }

  /** Signs in on a new device, and stands where the hub stands. */
  static async open(person: Person, around: { wire: Wire; counts: LoadCounts }): Promise<LoadDesk> {
    const { handle, password } = person;
    const asked = { handle, password, deviceId: randomUUID(), deviceName: 'load' };
    const answer = await around.wire.post('/api/v1/auth/sign-in', asked);
    if (answer.status !== 200) throw new Error(`${handle} could not sign in: ${answer.status} ${answer.text}`);
    const desk = new LoadDesk(person, JSON.parse(answer.text) as SignedIn, around);
    await desk.pull();
    return desk;
  }

  /** The version this desk has seen. */
  get cursor(): number {
    return this.#cursor;
  }

  listen(): void {
    const heard = (line: string): void => {
      if (line.startsWith('data:')) setTimeout(() => this.#poked(), Math.random() * POKE_SPREAD_MS);
    };
    const ended = (): void => {
      if (!this.#isOver) this.#counts.failed('poke', 'ended');
    };
    this.#wire.listen('/sync/v1/poke', this.#session.accessToken, heard, ended);
  }

  write(mutation: Mutation): void {
    this.#outbox.push(mutation);
    this.#evaluate();
  }

  /** Nothing is begun any more; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #poked(): void {
    this.#wantsPull = true;
    this.#evaluate();
  }

  #evaluate(): void {
    if (this.#isOver || this.#isBusy) return;
    clearTimeout(this.#timer);
    const mutation = this.#outbox.shift();
    if (mutation) return this.#run('push', () => this.push(mutation));
    const waitMs = this.#pulledAt + (this.#wantsPull ? PULL_PAUSE_MS : POLL_MS) - performance.now();
    if (waitMs <= 0) return this.#run('pull', () => this.pull());
    this.#timer = setTimeout(() => this.#evaluate(), waitMs);
  }

  #run(what: 'push' | 'pull', work: () => Promise<void>): void {
    this.#isBusy = true;
    this.#running = work()
      .catch((cause: unknown) => this.#counts.failed(what, String(cause)))
      .finally(() => {
        this.#isBusy = false;
        this.#evaluate();
      });
  }

  #ask(what: 'push' | 'pull', over: object): Promise<Reply> {
    const { deviceId: device, epoch, accessToken } = this.#session;
    const about = { req: randomUUID(), device, schema: PROTOCOL_VERSION, epoch };
    return this.#wire.post(`/sync/v1/${what}`, { ...about, ...over }, accessToken);
  }

  /** A push that fails is counted and not sent again. */
  async push(mutation: Mutation): Promise<void> {
    const muts = [{ mid: this.#nextMid, at: Date.now(), mutation }];
    this.#counts.written(mutation, this.#session.deviceId);
    const answer = await this.#ask('push', { muts });
    this.#counts.answered('push', answer);
    if (answer.status === 200) this.#nextMid += 1;
  }

  /** Until nothing more is there. */
  async pull(): Promise<void> {
    this.#wantsPull = false;
    this.#pulledAt = performance.now();
    const live = this.#scope;
    const answer = await this.#ask('pull', { cursor: this.#cursor, live, ackMid: this.#ackMid, max: MAX_BYTES });
    this.#counts.answered('pull', answer);
    if (answer.status !== 200) {
      this.#wantsPull = true;
      return;
    }
    const reply = JSON.parse(answer.text) as PullReply;
    this.#counts.arrived(reply, this.#session.deviceId);
    this.#cursor = reply.to;
    this.#ackMid = reply.lastMid;
    this.#scope = reply.scope;
    if (reply.more) await this.pull();
  }
}
