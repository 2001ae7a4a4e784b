import { MIN_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { createHash, randomUUID } from 'node:crypto';
import { HubUnreachable, type HubRequest, type HubResponse, type Transport } from '#core/kernel/ports.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { decide, OK, type Outcome } from '#shared/domain/mutation/index.ts';
import {
  ManifestRequest,
  PullRequest,
  PushRequest,
  RowsRequest,
  SNAPSHOT_HEADER,
  type MemberRow,
  type PullReply,
  type PullReset,
} from '#shared/contract/team/sync.ts';
import { DAY, MINUTE } from '#shared/kernel/time.ts';
import type { FakeClock } from './clock.ts';
import { ModelStore } from './transport-model-store.ts';

type Device = {
  agentId: string;
  lastMid: number;
  outcomes: Map<number, Outcome>;
  /** The version in which each mutation was decided. */
  versions?: Map<number, number>;
  isRevoked: boolean;
  refresh: string;
  /** The one before it works, too, until the access token that came for it is shown: the answer may have been lost. */
  before?: { readonly refresh: string; readonly newest: string } | undefined;
};
type Account = { agent: Agent; password: string; scope: string[] };
type Answer = { status: number; body: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> };

const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) });
const refuse = (status: number, code: string, data?: unknown): Answer =>
  json(status, { code, status, data, defined: true });

const nothing = (): void => undefined;

/** A hub that speaks the protocol from memory; see `ModelStore`. Faults are set from outside. */
export class ModelHub {
  readonly store = new ModelStore();
  readonly accounts = new Map<string, Account>();
  readonly devices = new Map<string, Device>();
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly requests: string[] = [];
  /** Every decision of this timeline, in order. */
  decided: { readonly device: string; readonly mid: number }[] = [];
  readonly #tokens = new Map<string, { device: string; untilAt: number }>();
  readonly #pokes = new Set<(line: string | null) => void>();
  readonly #clock: FakeClock;
  epoch = 'e1';
  floor = 0;
  protocol = { protocol: PROTOCOL_VERSION, minProtocol: MIN_PROTOCOL_VERSION };
  pageRows = 2000;
  isDown = false;
  /** Called for every request; an answer here replaces the hub's own, `lost` loses the answer after the work was done. */
  intercept: (request: HubRequest) => Answer | 'lost' | 'unreachable' | undefined = () => undefined;
  leaseMs = 3 * DAY;
  /** Another seed is another hub's secrets: a restored backup. */
  secretSeed = 'one';
  hubId = 'model-hub';
  tokenMs = 15 * MINUTE;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  transport(): Transport {
    return {
      hubUrl: 'https://hub.test',
      request: async (request) => {
        this.requests.push(`${request.method} ${request.path.split('?')[0] ?? ''}`);
        // A request takes a turn of the event loop, as a real one would.
        await new Promise((resolve) => setImmediate(resolve));
        const fault = this.intercept(request);
        if (this.isDown || fault === 'unreachable' || request.signal.aborted) throw new HubUnreachable('down');
        const answer = typeof fault === 'object' ? fault : this.#route(request);
        if (fault === 'lost') throw new HubUnreachable('answer lost');
        return responseOf(answer, request, () => this.#listen(request.signal));
      },
    };
  }

  /** Tells every listening desk that there is something new. */
  poke(): void {
    for (const send of this.#pokes) send(`data: {"v":${this.store.v}}`);
  }

  /** Says any line on every stream. */
  say(...lines: string[]): void {
    for (const send of this.#pokes) for (const line of lines) send(line);
  }

  hangUp(): void {
    for (const send of this.#pokes) send(null);
  }

  get listeners(): number {
    return this.#pokes.size;
  }

  #route(request: HubRequest): Answer {
    const path = request.path.split('?')[0] ?? '';
    const body = typeof request.body === 'string' ? (JSON.parse(request.body) as Record<string, string>) : {};
    if (path === '/api/v1/info') {
      return json(200, { name: 'Model hub', version: '1', demoAccounts: [], ...this.protocol });
    }
    if (path === '/api/v1/auth/sign-in') return this.#signIn(body);
    if (path === '/api/v1/auth/refresh') return this.#refresh(body);
    const who = this.#who(request);
    if ('status' in who) return who;
    if (path === '/sync/v1/pull') return json(200, this.#pull(PullRequest.parse(body), who));
    if (path === '/sync/v1/push') return this.#push(PushRequest.parse(body), who);
    if (path === '/sync/v1/snapshot') return this.#snapshot(new URLSearchParams(request.path.split('?')[1]), who);
    if (path === '/sync/v1/manifest') return this.#manifest(ManifestRequest.parse(body), who);
    if (path === '/sync/v1/rows') return this.#rows(RowsRequest.parse(body), who);
    if (path === '/live/v1/show') return json(200, {});
    if (path === '/sync/v1/poke') return { status: 200, body: '' };
    if (path.startsWith('/files/v1/')) return this.#file(request, path.slice('/files/v1/'.length));
    return refuse(404, 'not-found');
  }

  #issue(deviceId: string, device: Device) {
    const accessToken = randomUUID();
    const accessUntilAt = this.#clock.now() + this.tokenMs;
    this.#tokens.set(accessToken, { device: deviceId, untilAt: accessUntilAt });
    device.refresh = randomUUID();
    return { accessToken, accessUntilAt, refreshToken: device.refresh };
  }

  #signIn({ handle = '', password = '', deviceId = '' }: Record<string, string>): Answer {
    const account = this.accounts.get(handle);
    if (account?.password !== password) return refuse(401, 'WRONG_PASSWORD');
    const device = this.devices.get(deviceId) ?? {
      agentId: account.agent.id,
      lastMid: 0,
      outcomes: new Map<number, Outcome>(),
      isRevoked: false,
      refresh: '',
    };
    if (device.isRevoked) return refuse(403, 'DEVICE_REVOKED');
    this.devices.set(deviceId, device);
    const leaseUntilAt = this.#clock.now() + this.leaseMs;
    const { epoch } = this;
    const deskSecret = createHash('sha256').update(`${this.secretSeed}${deviceId}`).digest('base64');
    const tokens = this.#issue(deviceId, device);
    return json(200, { ...tokens, hubId: this.hubId, agent: account.agent, deviceId, epoch, leaseUntilAt, deskSecret });
  }

  #refresh({ deviceId = '', refreshToken = '' }: Record<string, string>): Answer {
    const device = this.devices.get(deviceId);
    if (!device || ![device.refresh, device.before?.refresh].includes(refreshToken)) return refuse(401, 'TOKEN_SPENT');
    if (device.isRevoked) return refuse(403, 'DEVICE_REVOKED');
    const tokens = this.#issue(deviceId, device);
    device.before = { refresh: refreshToken, newest: tokens.accessToken };
    return json(200, tokens);
  }

  #who(request: HubRequest): Device | Answer {
    const shown = request.headers['authorization']?.replace('Bearer ', '') ?? '';
    const token = this.#tokens.get(shown);
    const device = token && this.devices.get(token.device);
    if (!token || !device || token.untilAt <= this.#clock.now()) return refuse(401, 'unauthorized');
    if (device.before?.newest === shown) device.before = undefined;
    return device.isRevoked ? refuse(403, 'revoked') : device;
  }

  #account(device: Device): Account {
    const account = [...this.accounts.values()].find((one) => one.agent.id === device.agentId);
    if (!account) throw new Error('a device without its agent');
    return account;
  }

  #pull(request: PullRequest, device: Device): PullReply | PullReset {
    const { req, epoch, cursor, live } = request;
    const echo = { req, epoch, from: cursor, live };
    const isOther = epoch !== this.epoch || cursor > this.store.v;
    if (isOther || cursor < this.floor) {
      return { ...echo, reset: isOther ? 'epoch' : 'floor', hubEpoch: this.epoch, lastMid: device.lastMid };
    }
    const { scope } = this.#account(device);
    const parts = live.filter((part) => scope.includes(part));
    const members = parts
      .flatMap((part) => [...this.store.membersOf(part)].map((member) => ({ part, ...member })))
      .filter((member) => member.ver > cursor)
      .toSorted((a, b) => a.ver - b.ver);
    const cut = members[this.pageRows]?.ver;
    const page =
      cut === undefined ? members : members.filter((member) => member.ver <= (members[this.pageRows - 1]?.ver ?? 0));
    const more = page.length < members.length;
    const to = more ? (page.at(-1)?.ver ?? cursor) : this.store.v;
    const rows = page.map(({ ver, part, tbl, id, op }): MemberRow =>
      op === 1 ? [ver, part, tbl, id, 1, this.store.data(tbl, id)] : [ver, part, tbl, id, 0],
    );
    // An outcome takes the desk's own line away: it goes with the rows that put the hub's line in its place, never before.
    const later = [...(device.versions ?? [])].filter(([mid, ver]) => mid <= device.lastMid && ver > to);
    const lastMid = Math.min(device.lastMid, ...later.map(([mid]) => mid - 1));
    const results = [...device.outcomes].filter(([mid]) => mid > request.ackMid && mid <= lastMid);
    const sums = more ? {} : this.store.sums(parts, cursor);
    const times = { leaseUntilAt: this.#clock.now() + this.leaseMs, now: this.#clock.now() };
    return { ...echo, to, more, rows, lastMid, results, scope, sums, ...times };
  }

  #push(request: PushRequest, device: Device): Answer {
    if (request.epoch !== this.epoch) return json(409, { code: 'epoch', epoch: this.epoch });
    const fresh = request.muts.filter(({ mid }) => mid > device.lastMid);
    if (fresh[0] && fresh[0].mid !== device.lastMid + 1) return json(409, { code: 'gap', expect: device.lastMid + 1 });
    const { agent } = this.#account(device);
    for (const { mid, mutation } of fresh) {
      const context = { agentId: agent.id, role: agent.role, writer: request.device, now: this.#clock.now() };
      const { effects, outcome } = decide(mutation, this.store.view(), context);
      const version = this.store.commit(effects, { by: request.device, agentId: agent.id, at: context.now });
      device.outcomes.set(mid, outcome.status === 'ok' ? OK : outcome);
      device.versions ??= new Map();
      device.versions.set(mid, version);
      device.lastMid = mid;
      this.decided.push({ device: request.device, mid });
    }
    return json(200, { req: request.req, epoch: this.epoch, lastMid: device.lastMid });
  }

  #snapshot(query: URLSearchParams, device: Device): Answer {
    const part = query.get('part') ?? '';
    if (!this.#account(device).scope.includes(part)) return refuse(403, 'denied');
    const after = query.get('after');
    const all = this.#membersAfter(part, after);
    const page = all.slice(0, this.pageRows);
    const head = {
      s: this.store.v,
      epoch: this.epoch,
      after: page.at(-1)?.key ?? after,
      done: page.length === all.length,
    };
    const lines = page.map(({ tbl, id, ver }) => JSON.stringify([tbl, id, ver, this.store.data(tbl, id)]));
    return { status: 200, body: lines.join('\n'), headers: { [SNAPSHOT_HEADER]: JSON.stringify(head) } };
  }

  #manifest({ part, after }: ManifestRequest, device: Device): Answer {
    if (!this.#account(device).scope.includes(part)) return refuse(403, 'denied');
    const all = this.#membersAfter(part, after);
    const page = all.slice(0, this.pageRows);
    return json(200, {
      s: this.store.v,
      epoch: this.epoch,
      after: page.at(-1)?.key ?? after,
      done: page.length === all.length,
      keys: page.map(({ tbl, id, ver }) => [tbl, id, ver]),
    });
  }

  #rows({ part, keys }: RowsRequest, device: Device): Answer {
    if (!this.#account(device).scope.includes(part)) return refuse(403, 'denied');
    const held = new Map(this.#membersAfter(part, null).map((member) => [member.key, member]));
    const rows = keys.slice(0, this.pageRows).map(([tbl, id]) => {
      const member = held.get(`${tbl}/${id}`);
      return member ? [tbl, id, member.ver, this.store.data(tbl, id)] : [tbl, id, null];
    });
    return json(200, { s: this.store.v, epoch: this.epoch, rows });
  }

  /** By table and id, as the desk compares them. */
  #membersAfter(part: string, after: string | null) {
    return [...this.store.membersOf(part)]
      .filter((member) => member.op === 1)
      .map((member) => ({ ...member, key: `${member.tbl}/${member.id}` }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .filter((member) => after === null || member.key > after);
  }

  #file(request: HubRequest, sha256: string): Answer {
    if (request.method === 'PUT' && request.body instanceof Uint8Array) {
      this.files.set(sha256, request.body);
      return json(200, {});
    }
    const bytes = this.files.get(sha256);
    return bytes ? { status: 200, body: bytes } : refuse(404, 'not-found');
  }

  async *#listen(signal: AbortSignal): AsyncGenerator<string> {
    const queue: (string | null)[] = [`data: {"v":${this.store.v}}`];
    let wake = nothing;
    const send = (line: string | null): void => {
      queue.push(line);
      wake();
    };
    const stop = (): void => {
      send(null);
    };
    this.#pokes.add(send);
    signal.addEventListener('abort', stop);
    try {
      for (;;) {
        const line = queue.shift();
        if (line === null) return;
        if (line !== undefined) yield line;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.#pokes.delete(send);
      signal.removeEventListener('abort', stop);
    }
  }
}

function responseOf(answer: Answer, request: HubRequest, listen: () => AsyncGenerator<string>): HubResponse {
  const bytes = typeof answer.body === 'string' ? new TextEncoder().encode(answer.body) : answer.body;
  return {
    status: answer.status,
    header: (name) => answer.headers?.[name] ?? null,
    text: () => Promise.resolve(new TextDecoder().decode(bytes)),
    bytes: () => Promise.resolve(bytes),
    lines: () => (request.path.startsWith('/sync/v1/poke') ? listen() : (async function* () {})()),
  };
}
