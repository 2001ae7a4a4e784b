import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from '#shared/contract/team/admin.ts';
import type { SignedIn } from '#shared/contract/team/auth.ts';
import { adminOf, leadAmong, peopleAt, type Admin } from '#testkit/team-day/drive/hire.ts';
import { keptToken, type Administered } from './hub-channel.ts';
import { runningHub } from './running-hub.ts';
import { Sentence } from './sentence.ts';

/** A hub that simulated people may be made at; `folder`: where the tokens of its channels are kept. */
type Place = { readonly hub: Administered; readonly folder: string };
type Where = { readonly data: string; readonly hub?: string | undefined; readonly admin?: string | undefined };

export type SimTeam = {
  readonly url: string;
  readonly admin: Admin;
  /** Whose queues they work in. */
  readonly lead: Person;
  readonly tokens: { readonly phone: string; readonly chat: string };
};

const away = (url: string): Sentence => new Sentence(`the hub ${url} cannot be reached. Is it running?`);

async function asAdmin(url: string, handle: string | undefined): Promise<SignedIn> {
  const password = process.env['ATTUNE_PASSWORD'];
  if (handle === undefined || !password)
    throw new Sentence('--hub URL needs --admin HANDLE and the password in ATTUNE_PASSWORD.');
  const asked = { handle, password, deviceId: randomUUID(), deviceName: 'simulate-team' };
  const answer = await fetch(`${url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  }).catch(() => undefined);
  if (!answer) throw away(url);
  if (!answer.ok) throw new Sentence(`the hub did not accept ${handle} with that password.`);
  return (await answer.json()) as SignedIn;
}

async function placeOf({ data, hub, admin }: Where): Promise<Place> {
  if (hub !== undefined && hub !== 'local') {
    const url = hub.replace(/\/+$/, '');
    if (!URL.canParse(url)) throw new Sentence(`--hub takes local, or an address such as https://hub.example, not "${hub}".`); // prettier-ignore
    const { accessToken, hubId } = await asAdmin(url, admin);
    const folder = join(data, 'simulate-team', hubId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return { hub: { url, serviceToken: accessToken }, folder };
  }
  const folder = join(data, 'hub');
  const local = await runningHub(folder);
  if (local) return { hub: local, folder };
  throw new Sentence(
    'no hub is running here. Start one with "npm start" or "npm run hub -- --demo", or name one with --hub URL --admin HANDLE.',
  );
}

/** Whose people they are. @throws Sentence where nobody can be it */
function leadOf(people: readonly Person[], handle: string | undefined): Person {
  const lead = leadAmong(people, handle);
  if (lead === undefined)
    throw new Sentence(
      handle === undefined ? 'nobody leads a queue at this hub. Name somebody with --lead.' : `nobody here is called ${handle}.`, // prettier-ignore
    );
  if (lead.queueIds.length === 0) throw new Sentence(`${lead.handle} has no queue that people could work in.`);
  return lead;
}

/** A running hub with channels of our own, made the first time. @throws Sentence */
export async function openTeam(where: Where & { readonly lead?: string | undefined }): Promise<SimTeam> {
  const { hub, folder } = await placeOf(where);
  const admin = adminOf((path, init) => fetch(hub.url + path, init), hub.serviceToken);
  const people = await peopleAt(admin).catch(() => undefined);
  if (!people) throw new Sentence(`the hub ${hub.url} does not let this account administer it.`);
  const token = (kind: 'telephony' | 'inbound'): Promise<string> =>
    keptToken(hub, { kind, file: join(folder, `simulated-${kind}-token.json`), wanted: `simulated-${kind}` });
  const lead = leadOf(people, where.lead);
  return { url: hub.url, admin, lead, tokens: { phone: await token('telephony'), chat: await token('inbound') } };
}
