import { createHash, randomUUID } from 'node:crypto';
import type { HubRequest } from '#core/kernel/ports.ts';
import type { Agent } from '#shared/domain/agent.ts';
import type { Outcome } from '#shared/domain/mutation/index.ts';
import type { FakeClock } from './clock.ts';
import { json, refuse, type Answer } from './transport-model-answer.ts';

export type Device = {
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
/** What was granted, and the contacts that go with each queue. */
export const withDependants = (granted: readonly string[]): string[] =>
  granted
    .flatMap((part) => {
      const name = part.slice(part.indexOf(':') + 1);
      if (part.startsWith('q:')) return [part, `c:${name}`, `p:${name}`];
      return part.startsWith('sop:') ? [part, `w:${name}`, `e:${name}`] : [part];
    })
    .toSorted();

/** What the hub grants with a sign-in; tests change it while it runs. */
type Terms = {
  readonly hubId: string;
  readonly epoch: string;
  readonly leaseMs: number;
  readonly tokenMs: number;
  readonly secretSeed: string;
};

/** Who may speak to the model hub, on which device, and what each may hold. */
export class ModelAccounts {
  readonly accounts = new Map<string, Account>();
  readonly devices = new Map<string, Device>();
  readonly #tokens = new Map<string, { device: string; untilAt: number }>();
  readonly #clock: FakeClock;
  readonly #terms: Terms;

  constructor(clock: FakeClock, terms: Terms) {
    this.#clock = clock;
    this.#terms = terms;
  }

  #issue(deviceId: string, device: Device) {
    const accessToken = randomUUID();
    const accessUntilAt = this.#clock.now() + this.#terms.tokenMs;
    this.#tokens.set(accessToken, { device: deviceId, untilAt: accessUntilAt });
    device.refresh = randomUUID();
    return { accessToken, accessUntilAt, refreshToken: device.refresh };
  }

  signIn({ handle = '', password = '', deviceId = '' }: Record<string, string>): Answer {
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
    const { hubId, epoch, leaseMs, secretSeed } = this.#terms;
    const leaseUntilAt = this.#clock.now() + leaseMs;
    const deskSecret = createHash('sha256').update(`${secretSeed}${deviceId}`).digest('base64');
    const tokens = this.#issue(deviceId, device);
    return json(200, { ...tokens, hubId, agent: account.agent, deviceId, epoch, leaseUntilAt, deskSecret });
  }

  refresh({ deviceId = '', refreshToken = '' }: Record<string, string>): Answer {
    const device = this.devices.get(deviceId);
    if (!device || ![device.refresh, device.before?.refresh].includes(refreshToken)) return refuse(401, 'TOKEN_SPENT');
    if (device.isRevoked) return refuse(403, 'DEVICE_REVOKED');
    const tokens = this.#issue(deviceId, device);
    device.before = { refresh: refreshToken, newest: tokens.accessToken };
    return json(200, tokens);
  }

  who(request: HubRequest): Device | Answer {
    const shown = request.headers['authorization']?.replace('Bearer ', '') ?? '';
    const token = this.#tokens.get(shown);
    const device = token && this.devices.get(token.device);
    if (!token || !device || token.untilAt <= this.#clock.now()) return refuse(401, 'unauthorized');
    if (device.before?.newest === shown) device.before = undefined;
    return device.isRevoked ? refuse(403, 'revoked') : device;
  }

  scopeOf(device: Device): string[] {
    return withDependants(this.accountOf(device).scope);
  }

  accountOf(device: Device): Account {
    const account = [...this.accounts.values()].find((one) => one.agent.id === device.agentId);
    if (!account) throw new Error('a device without its agent');
    return account;
  }
}
