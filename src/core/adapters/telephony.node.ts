import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock, Log } from '../kernel/ports.ts';
import { refusal, type Answer } from './telephony-answer.ts';
import { readEvent } from './telephony-body.node.ts';
import { answerAsk, type Hear } from './telephony-door.ts';
import { newToken, readTelephony, writeTelephony, type TelephonyFile } from './telephony-file.node.ts';
import { tokenBucket } from './token-bucket.ts';

export const TELEPHONY_PORT = 28_910;
const LOOPBACK = '127.0.0.1';
/** Events of one desk: a person takes a handful of calls at once, and a transcript says a few lines a second. */
const BURST = 200;
const PER_SECOND = 100;
const TELL_SHED_MS = 1000;
const MAX_CONNECTIONS = 128;
const SLOW_MS = 5000;

export type TelephonyOptions = {
  readonly dataDir: string;
  /** Null: the one of last time, at first `TELEPHONY_PORT`. `off`: nothing is listened to. */
  readonly port: number | 'off' | null;
  readonly clock: Clock;
  readonly log: Log;
};

/** Whom a door tells what it hears. `shed`: so many events more were left out because they came too fast. */
export type TelephonyEar = { readonly hear: Hear; readonly shed: (count: number) => void };

/**
 * The door of one desk for telephone systems, softphones and transcripts on this computer. Invariants:
 * 1. Only loopback is listened to, and nothing of a request is read before its token has been.
 * 2. The token stands in a file of its owner and stays the same from start to start, until a new one is asked for; then the old one
 *    opens nothing any more.
 * 3. Without the chosen port it takes another and keeps to that from then on; a desk starts whatever is in its way.
 * 4. What comes faster than a person could live through is left out, counted, and the count told at most once a second.
 */
export class Telephony {
  readonly #options: TelephonyOptions;
  readonly #bucket;
  #file: TelephonyFile;
  #server: Server | undefined;
  #shed = 0;
  #stopTelling: (() => void) | undefined;

  constructor(options: TelephonyOptions) {
    this.#options = options;
    this.#bucket = tokenBucket(BURST, PER_SECOND, () => options.clock.monotonic());
    this.#file = { ...readTelephony(options.dataDir), url: null };
  }

  /** Where events go, token and all; null: nothing is listened to. */
  address(): string | null {
    return this.#file.url;
  }

  /** Starts to listen. Never throws for a port: without any it stays closed, and the log says why. */
  async open(ear: TelephonyEar): Promise<void> {
    const { port, log } = this.#options;
    if (port === 'off') return this.#write();
    const server = createServer(
      { maxHeaderSize: 16 * 1024, requestTimeout: SLOW_MS, headersTimeout: SLOW_MS },
      (request, response) => void this.#serve(request, response, ear),
    );
    server.maxConnections = MAX_CONNECTIONS;
    try {
      await listenOnFirst(server, [port ?? this.#file.port ?? TELEPHONY_PORT, TELEPHONY_PORT, 0]);
    } catch (cause) {
      log.error('telephony.closed', cause);
      return this.#write();
    }
    this.#server = server;
    log.info('telephony.open', { port: this.#port });
    await this.#write();
  }

  /** Ends the token in use: everything set up with it has to be set up again. */
  async renew(): Promise<void> {
    this.#file = { ...this.#file, token: newToken() };
    await this.#write();
  }

  async close(): Promise<void> {
    this.#stopTelling?.();
    const server = this.#server;
    this.#server = undefined;
    if (server) {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    }
    await this.#write();
  }

  get #port(): number {
    return (this.#server?.address() as AddressInfo | null)?.port ?? 0;
  }

  #write(): Promise<void> {
    const { token } = this.#file;
    const port = this.#server ? this.#port : this.#file.port;
    this.#file = { token, port, url: this.#server ? `http://${LOOPBACK}:${port}/telephony/v1/${token}` : null };
    return writeTelephony(this.#options.dataDir, this.#file);
  }

  async #serve(request: IncomingMessage, response: ServerResponse, ear: TelephonyEar): Promise<void> {
    const { headers, method = '', url: target = '' } = request;
    const ask = {
      method,
      target,
      host: headers.host,
      origin: headers.origin,
      fetchSite: headers['sec-fetch-site'],
      accept: headers.accept,
      fields: () => readEvent(request),
    };
    const answer = await answerAsk(ask, {
      isOurHost: (host) => host === `${LOOPBACK}:${this.#port}` || host === `localhost:${this.#port}`,
      isToken: (given) => isSame(this.#file.token, given),
      url: () => this.#file.url ?? '',
      admit: () => this.#bucket.take() || this.#leaveOut(ear),
      hear: ear.hear,
      now: () => this.#options.clock.now(),
    }).catch((cause: unknown): Answer => {
      this.#options.log.error('telephony.fault', cause);
      return refusal('fault');
    });
    send(response, answer);
    request.resume();
  }

  #leaveOut(ear: TelephonyEar): false {
    this.#shed += 1;
    this.#stopTelling ??= this.#options.clock.after(TELL_SHED_MS, () => {
      this.#options.log.warn('telephony.shed', { count: this.#shed });
      ear.shed(this.#shed);
      this.#shed = 0;
      this.#stopTelling = undefined;
    });
    return false;
  }
}

function send(response: ServerResponse, { status, type, body, headers }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(body);
}

async function listenOnFirst(server: Server, ports: readonly number[]): Promise<void> {
  const [first = 0, ...others] = ports;
  await listen(server, first).catch((cause: unknown) => {
    if (others.length === 0) throw cause;
    return listenOnFirst(server, others);
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, LOOPBACK, () => {
      server.off('error', failed);
      listening();
    });
  });
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
