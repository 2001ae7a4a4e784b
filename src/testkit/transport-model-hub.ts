import { MIN_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { HubUnreachable, type HubRequest, type Transport } from '#core/kernel/ports.ts';
import { decide, OK } from '#shared/domain/mutation/index.ts';
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
import { teamsIn } from '#shared/domain/part.ts';
import { DAY, MINUTE } from '#shared/kernel/time.ts';
import type { FakeClock } from './clock.ts';
import { ModelAccounts, type Device } from './transport-model-accounts.ts';
import { json, refuse, responseOf, type Answer } from './transport-model-answer.ts';
import { ModelStore } from './transport-model-store.ts';
import { ModelStream } from './transport-model-stream.ts';

/** A hub that speaks the protocol from memory; see `ModelStore`. Faults are set from outside. */
export class ModelHub {
  readonly store = new ModelStore();
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly requests: string[] = [];
  /** Every decision of this timeline, in order. */
  decided: { readonly device: string; readonly mid: number }[] = [];
  readonly #auth: ModelAccounts;
  readonly #stream = new ModelStream();
  readonly #clock: FakeClock;
  epoch = 'e1';
  floor = 0;
  protocol = { protocol: PROTOCOL_VERSION, minProtocol: MIN_PROTOCOL_VERSION };
  pageRows = 2000;
  isDown = false;
  /** Called for every request; an answer here replaces the hub's own, `lost` loses the answer after the work was done. */
  intercept: (request: HubRequest) => Answer | 'lost' | 'unreachable' | undefined = () => undefined;
  leaseMs = 3 * DAY;
  /** Its clock says so much more than that of the desks. */
  aheadMs = 0;
  /** Another seed is another hub's secrets: a restored backup. */
  secretSeed = 'one';
  hubId = 'model-hub';
  tokenMs = 15 * MINUTE;

  constructor(clock: FakeClock) {
    this.#clock = clock;
    this.#auth = new ModelAccounts(clock, this);
  }

  get accounts(): ModelAccounts['accounts'] {
    return this.#auth.accounts;
  }

  get devices(): ModelAccounts['devices'] {
    return this.#auth.devices;
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
        return responseOf(answer, request, () => this.#stream.listen(() => this.#news(), request.signal));
      },
    };
  }

  /** Tells every listening desk that there is something new. */
  poke(): void {
    this.say(this.#news());
  }

  /** Says any line on every stream. */
  say(...lines: string[]): void {
    this.#stream.say(...lines);
  }

  hangUp(): void {
    this.#stream.hangUp();
  }

  get listeners(): number {
    return this.#stream.listeners;
  }

  #news(): string {
    return `data: {"v":${this.store.v}}`;
  }

  #route(request: HubRequest): Answer {
    const path = request.path.split('?')[0] ?? '';
    const body = typeof request.body === 'string' ? (JSON.parse(request.body) as Record<string, string>) : {};
    if (path === '/api/v1/info') {
      return json(200, { name: 'Model hub', version: '1', demoAccounts: [], ...this.protocol });
    }
    if (path === '/api/v1/auth/sign-in') return this.#auth.signIn(body);
    if (path === '/api/v1/auth/refresh') return this.#auth.refresh(body);
    const who = this.#auth.who(request);
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

  #pull(request: PullRequest, device: Device): PullReply | PullReset {
    const { req, epoch, cursor, live } = request;
    const echo = { req, epoch, from: cursor, live };
    const isOther = epoch !== this.epoch || cursor > this.store.v;
    if (isOther || cursor < this.floor) {
      return { ...echo, reset: isOther ? 'epoch' : 'floor', hubEpoch: this.epoch, lastMid: device.lastMid };
    }
    const scope = this.#auth.scopeOf(device);
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
    const times = { leaseUntilAt: this.#clock.now() + this.leaseMs, now: this.#clock.now() + this.aheadMs };
    return { ...echo, to, more, rows, lastMid, results, scope, sums, ...times };
  }

  #push(request: PushRequest, device: Device): Answer {
    if (request.epoch !== this.epoch) return json(409, { code: 'epoch', epoch: this.epoch });
    const fresh = request.muts.filter(({ mid }) => mid > device.lastMid);
    if (fresh[0] && fresh[0].mid !== device.lastMid + 1) return json(409, { code: 'gap', expect: device.lastMid + 1 });
    const { agent } = this.#auth.accountOf(device);
    for (const { mid, mutation } of fresh) {
      const about = { agentId: agent.id, role: agent.role, writer: request.device, now: this.#clock.now() };
      const teamIds = teamsIn(this.#auth.scopeOf(device));
      const context = { ...about, teamIds, nextNumber: () => this.store.nextNumber() };
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
    if (!this.#auth.scopeOf(device).includes(part)) return refuse(403, 'denied');
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
    if (!this.#auth.scopeOf(device).includes(part)) return refuse(403, 'denied');
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
    if (!this.#auth.scopeOf(device).includes(part)) return refuse(403, 'denied');
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
}
