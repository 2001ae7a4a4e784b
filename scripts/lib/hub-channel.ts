import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runningHub, type HubFile } from './running-hub.ts';
import { Sentence } from './sentence.ts';

type Kind = 'telephony' | 'inbound';
type Given = { readonly hub?: string | undefined; readonly token?: string | undefined };
/** `serviceToken`: or an administrator's own. */
export type Administered = Pick<HubFile, 'url' | 'serviceToken'>;
export type HubChannel = { readonly url: string; readonly token: string };

/** Agents read it beside the customers it brings. */
const NAMES = { telephony: 'phone-commands', inbound: 'chat-commands' } as const satisfies Record<Kind, string>;
/** A hub looks at its tokens every two seconds. */
const UNTIL_KNOWN_MS = 2100;

/**
 * The channel of a hub that `--hub` and `--token` name. `--hub local`: the one `npm start` runs from this data folder; it gives these
 * commands a channel of their own the first time, unless a token is given. @throws Sentence
 */
export async function hubChannel(data: string, kind: Kind, { hub, token }: Given): Promise<HubChannel> {
  if (hub !== undefined && hub !== 'local') {
    if (token === undefined)
      throw new Sentence(`--hub needs --token: of a channel of that hub, made with "channel add --kind ${kind}".`);
    return { url: hub.replace(/\/+$/, ''), token };
  }
  const folder = join(data, 'hub');
  const local = await runningHub(folder);
  if (!local)
    throw new Sentence('no hub is running here. Start one with "npm start", or name one with --hub URL --token T.');
  const own = { kind, file: join(folder, `${kind}-token.json`), wanted: NAMES[kind] };
  return { url: local.url, token: token ?? (await keptToken(local, own)) };
}

type Own = { readonly kind: Kind; readonly file: string; readonly wanted: string };

/** The token of a channel of our own, made the first time and kept in a file for its owner only. */
export async function keptToken(hub: Administered, { kind, file, wanted }: Own): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) {
    const { name, token } = JSON.parse(kept) as { name: string; token: string };
    if (await isOpen(hub, name)) return token;
  }
  const name = await freeName(hub, wanted);
  const asked = { name, kind, queueId: await fullestQueue(hub) };
  const { token } = await ask<{ token?: string }>(hub, '/channels', asked);
  if (token === undefined) throw new Sentence(`the hub at ${hub.url} gave no token. Is it of this version?`);
  await writeFile(file, JSON.stringify({ name, token }), { mode: 0o600 });
  await wait(UNTIL_KNOWN_MS);
  return token;
}

async function ask<T>({ url, serviceToken }: Administered, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${url}/api/v1/admin${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${serviceToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as T;
}

type Listed = { readonly name: string; readonly revokedAt: number | null };
const channelsOf = async (hub: Administered): Promise<readonly Listed[]> =>
  (await ask<{ channels?: Listed[] }>(hub, '/channels')).channels ?? [];

const isOpen = async (hub: Administered, name: string): Promise<boolean> =>
  (await channelsOf(hub)).some((one) => one.name === name && one.revokedAt === null);

/** A name is given out once, also when it was revoked. */
async function freeName(hub: Administered, name: string): Promise<string> {
  const taken = new Set((await channelsOf(hub)).map((one) => one.name));
  for (let n = 2; taken.has(name); n += 1) name = `${name.replace(/-\d+$/, '')}-${n}`;
  return name;
}

/** Where what names no queue goes: the one with most in it. */
async function fullestQueue(hub: Administered): Promise<string | null> {
  const { parts = [] } = await ask<{ parts?: { part: string; rows: number }[] }>(hub, '/parts');
  const queues = parts.filter(({ part }) => part.startsWith('q:')).toSorted((a, b) => b.rows - a.rows);
  return queues[0]?.part.slice('q:'.length) ?? null;
}
