import { createHash } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { amiAction, AmiReader } from '#shared/telephony/index.ts';

/** An Asterisk manager that does what the test says, on a real socket of this machine. */
export class AmiPeer {
  /** The actions it was sent, in order: `Login`, `Ping`. */
  readonly asked: string[] = [];
  /** Channels it lists when asked, by `Uniqueid`, each with its `Linkedid`. */
  up: Record<string, string> = {};
  readonly #server: Server;
  readonly #account: { user: string; secret: string };
  #socket: Socket | undefined;

  private constructor(account: { user: string; secret: string }) {
    this.#account = account;
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async open(account: { user: string; secret: string }): Promise<AmiPeer> {
    const peer = new AmiPeer(account);
    await new Promise<void>((done) => peer.#server.listen(0, '127.0.0.1', done));
    return peer;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  event(name: string, headers: Record<string, string>): string {
    return amiAction({ Event: name, Privilege: 'call,all', ...headers });
  }

  send(text: string | Uint8Array): Promise<void> {
    return new Promise((done, reject) => this.#socket?.write(text, (cause) => (cause ? reject(cause) : done())));
  }

  /** As an Asterisk that is killed: the line is cut. */
  cut(): void {
    this.#socket?.resetAndDestroy();
  }

  close(): Promise<void> {
    this.#socket?.destroy();
    return new Promise((done) => this.#server.close(() => done()));
  }

  #serve(socket: Socket): void {
    this.#socket = socket;
    const reader = new AmiReader();
    const challenge = String(100_000 + this.asked.length);
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (piece) => {
      for (const action of reader.push(String(piece))) {
        const name = action.get('action') ?? '';
        this.asked.push(name);
        socket.write(this.#answer(name, action, challenge));
      }
    });
    socket.write('Asterisk Call Manager/9.0.0\r\n');
  }

  #answer(name: string, action: ReadonlyMap<string, string>, challenge: string): string {
    const ActionID = action.get('actionid') ?? '';
    const ok = amiAction({ Response: 'Success', ActionID });
    if (name === 'Challenge') return amiAction({ Response: 'Success', ActionID, Challenge: challenge });
    if (name === 'Login') {
      const key = createHash('md5').update(`${challenge}${this.#account.secret}`).digest('hex');
      const isKnown = action.get('username') === this.#account.user && action.get('key') === key;
      return isKnown ? ok : amiAction({ Response: 'Error', ActionID, Message: 'Authentication failed' });
    }
    if (name !== 'CoreShowChannels') return ok;
    const listed = Object.entries(this.up).map(([Uniqueid, Linkedid]) =>
      this.event('CoreShowChannel', { ActionID, Uniqueid, Linkedid }),
    );
    return ok + listed.join('') + this.event('CoreShowChannelsComplete', { ActionID });
  }
}
