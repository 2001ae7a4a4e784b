import { randomUUID } from 'node:crypto';
import { beforeAll } from 'vitest';
import type { ChannelInfo, DeviceInfo, Person } from '#shared/contract/team/admin.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { agentIdOf, BILLING } from '../people.ts';
import type { TestHub } from '../start-test-hub.ts';
import type { TestDevice } from '../test-device.ts';

export const LONG = 'a long enough secret';
/** What any of the routes may answer; each test reads its own part. */
type Answer = Agent & {
  data?: { problem: string; field?: string };
  people: Person[];
  devices: DeviceInfo[];
  parts: { part: string; rows: number }[];
  channels: ChannelInfo[];
  extensions: { ext: string; handle: string }[];
  token: string;
};

export const newPerson = (more: object = {}) => {
  const handle = `p${randomUUID().slice(0, 8)}`;
  return { handle, name: '佐伊', role: 'agent', queueIds: [BILLING], password: LONG, ...more };
};

/** The administration as Ada calls it. */
export class AdminDesk {
  readonly hub: TestHub;
  readonly ada: TestDevice;
  constructor(hub: TestHub, ada: TestDevice) {
    this.hub = hub;
    this.ada = ada;
  }

  async send(method: string, path: string, body?: unknown, who = this.ada): Promise<{ status: number; body: Answer }> {
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await who.call(`/api/v1/admin${path}`, init);
    return { status: answer.status, body: (await answer.json()) as Answer };
  }
  change(handle: string, what: object) {
    return this.send('PATCH', `/people/${agentIdOf(handle)}`, what);
  }
  demote(id: string) {
    return this.send('PATCH', `/people/${id}`, { role: 'lead' });
  }
  add(more: object = {}) {
    return this.send('POST', '/people', newPerson(more));
  }
  async person(id: string): Promise<Person> {
    return (await this.send('GET', '/people')).body.people.find((one) => one.id === id)!;
  }
  signIn(handle: string, password: string): Promise<Response> {
    return this.hub.fetch('/api/v1/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ handle, password, deviceId: randomUUID(), deviceName: 'desk' }),
    });
  }
  /** The newest entry of the audit log. */
  async newest() {
    const { db } = this.hub.store;
    const entry = await db.selectFrom('audit').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();
    return { action: entry.action, agent: entry.agent, device: entry.device, subject: entry.subject };
  }
  by(action: string, subject: string) {
    return { action, agent: agentIdOf('ada'), device: this.ada.id, subject };
  }
  /** The version the hub stands at. */
  async version(): Promise<number> {
    return (await this.hub.store.db.selectFrom('hub_seq').select('v').executeTakeFirstOrThrow()).v;
  }
  async agents(): Promise<Agent[]> {
    const rows = await this.hub.store.db.selectFrom('doc').select('data').where('tbl', '=', 'agent').execute();
    return rows.map(({ data }) => data as Agent);
  }
}

/** Ada's, signed in before the tests of the suite that asks. */
export function adminDesk(hub: () => TestHub): () => AdminDesk {
  let desk: AdminDesk;
  beforeAll(async () => {
    desk = new AdminDesk(hub(), await hub().signIn('ada'));
  });
  return () => desk;
}
