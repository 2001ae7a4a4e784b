import { createHash } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import { AmiCalls, AmiReader, amiAction, type AmiMessage } from '#shared/telephony/index.ts';
import type { Clock, Log } from '../kernel/ports.ts';

export type AmiOptions = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly secret: string;
};
type Deps = {
  readonly options: AmiOptions;
  readonly clock: Clock;
  readonly log: Log;
  readonly hear: (event: CallEventInput) => Promise<unknown>;
  /** It does not let us in: somebody has to put user or secret right. Said once until it does. */
  readonly refused: () => void;
};

const FIRST_WAIT_MS = SECOND;
const MAX_WAIT_MS = MINUTE;
const PING_MS = 20 * SECOND;
const SILENT_MS = MINUTE;

/** Under which a line's calls are known; no token may be called so. */
export const AMI_SOURCE = { name: '@ami', queueId: null, isChooser: true } as const;

/**
 * A line to the manager of an Asterisk. Invariants:
 * 1. The secret does not cross the line: what it makes of a challenge does.
 * 2. A line that breaks, or says nothing for a minute, is taken up again: after a second, then two, four … at most a minute. One that
 *    lets us not in is tried once a minute.
 * 3. Calls are known from line to line: what is up is asked when one begins, so that ends in between are made up for.
 * 4. What is said is passed on in its order, and no more is read than can be passed on.
 */
export class AmiLine {
  readonly #deps: Deps;
  readonly #calls = new AmiCalls();
  #socket: Socket | undefined;
  #state: 'lost' | 'in' | 'refused' = 'lost';
  #failures = 0;
  #heardAt = 0;
  #isClosed = false;
  #endPause: (() => void) | undefined;
  #running: Promise<void> | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  begin(): void {
    this.#running ??= this.#run();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#socket?.destroy();
    this.#endPause?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isClosed) {
      await this.#session();
      if (this.#isClosed) return;
      const isRefused = this.#state === 'refused';
      const waitMs = isRefused ? MAX_WAIT_MS : Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures);
      if (!isRefused && this.#failures === 0) this.#deps.log.warn('ami-lost', { waitMs });
      if (!isRefused) this.#state = 'lost';
      this.#failures += 1;
      await this.#pause(waitMs);
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((done) => {
      const cancel = this.#deps.clock.after(ms, done);
      this.#endPause = () => {
        cancel();
        done();
      };
    });
  }

  /** One connection, to its end. */
  async #session(): Promise<void> {
    const { host, port } = this.#deps.options;
    const socket = connect({ host, port }).setEncoding('utf8');
    this.#socket = socket;
    this.#heardAt = this.#deps.clock.now();
    const stop = this.#watch(socket);
    const reader = new AmiReader();
    try {
      for await (const piece of socket) {
        this.#heardAt = this.#deps.clock.now();
        for (const message of reader.push(String(piece))) await this.#message(socket, message);
      }
    } catch (cause) {
      this.#deps.log.debug('ami-ended', { code: codeOf(cause) });
    } finally {
      stop();
      socket.destroy();
    }
  }

  /** Asks now and then whether anybody is there: a line can be dead without having ended. */
  #watch(socket: Socket): () => void {
    const { clock } = this.#deps;
    let cancel: () => void;
    const next = (): void => {
      cancel = clock.after(PING_MS, () => {
        if (clock.now() - this.#heardAt >= SILENT_MS) socket.destroy();
        else if (this.#state === 'in') socket.write(amiAction({ Action: 'Ping', ActionID: 'ping' }));
        next();
      });
    };
    next();
    return () => cancel();
  }

  async #message(socket: Socket, message: AmiMessage): Promise<void> {
    if (message.has('greeting')) {
      socket.write(amiAction({ Action: 'Challenge', ActionID: 'challenge', AuthType: 'MD5' }));
    } else if (message.has('response')) this.#answered(socket, message);
    else if (this.#state === 'in') await this.#passOn(message);
  }

  #answered(socket: Socket, message: AmiMessage): void {
    const asked = message.get('actionid');
    if (asked !== 'challenge' && asked !== 'login') return;
    if (message.get('response') !== 'Success') this.#refuse(socket);
    else if (asked === 'challenge') socket.write(this.#login(message.get('challenge') ?? ''));
    else this.#enter(socket);
  }

  #login(challenge: string): string {
    const { user, secret } = this.#deps.options;
    const key = createHash('md5').update(`${challenge}${secret}`).digest('hex');
    return amiAction({
      Action: 'Login',
      ActionID: 'login',
      AuthType: 'MD5',
      Username: user,
      Key: key,
      Events: 'call,agent',
    });
  }

  #enter(socket: Socket): void {
    this.#state = 'in';
    this.#failures = 0;
    this.#deps.log.info('ami-connected');
    socket.write(amiAction({ Action: 'CoreShowChannels', ActionID: 'channels' }));
  }

  #refuse(socket: Socket): void {
    if (this.#state !== 'refused') {
      this.#deps.log.error('ami-refused', new Error('the manager does not let this user in with this secret'));
      this.#deps.refused();
    }
    this.#state = 'refused';
    socket.destroy();
  }

  async #passOn(message: AmiMessage): Promise<void> {
    for (const event of this.#calls.hear(message, this.#deps.clock.now())) {
      try {
        await this.#deps.hear(event);
      } catch (cause) {
        this.#deps.log.error('ami-not-passed-on', cause, { type: event.type });
      }
    }
  }
}

const codeOf = (cause: unknown): string => {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
};
