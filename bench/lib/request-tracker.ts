import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { access, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { keptFolder, until } from './rig.ts';

/** Where Debian's request-tracker5 puts what is needed; absent: the peer is left out, by name. */
const SETUP = '/usr/sbin/rt-setup-database-5';
const SERVER = '/usr/share/request-tracker5/libexec/rt-server';
const AS_ROOT = `Basic ${Buffer.from('root:password').toString('base64')}`;
const LOADING_MS = 20_000;

export const PEER_CUSTOMERS = 60;
const TICKETS_EACH = 5;
export const PEER_TICKETS = PEER_CUSTOMERS * TICKETS_EACH;

const phoneOf = (index: number): string => `+86139${String(index).padStart(8, '0')}`;
const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

type Tracker = {
  readonly ask: (path: string, body?: object) => Promise<unknown>;
  readonly stop: () => Promise<void>;
};

const config = (folder: string, port: number): string => `
Set($rtname, 'bench');
Set($Organization, 'bench.example');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${port});
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '${join(folder, 'rt.db')}');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'error');
Set($SendmailPath, '/bin/true');
1;
`;

function environmentOf(folder: string): NodeJS.ProcessEnv {
  const own = join(folder, 'RT_SiteConfig.pm');
  // Without a folder of its own, that of the system is read after it, and wins.
  return { ...process.env, RT_SITE_CONFIG: own, RT_SITE_CONFIG_DIR: join(folder, 'none') };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => probe.once('listening', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

async function start(folder: string): Promise<Tracker> {
  const port = await freePort();
  await writeFile(join(folder, 'RT_SiteConfig.pm'), config(folder, port));
  const child = spawn(SERVER, ['--port', String(port)], { env: environmentOf(folder), stdio: 'ignore' });
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const given = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const headers = { authorization: AS_ROOT, 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${port}/REST/2.0${path}`, { headers, ...given });
    if (!answer.ok) throw new Error(`Request Tracker answered ${answer.status}`);
    return answer.json();
  };
  await until(() => ask('/rt').then(Boolean, () => false), 100, LOADING_MS);
  return { ask, stop: () => ended(child) };
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((gone) => {
    child.once('exit', () => gone());
    child.kill();
  });

const filled = (): Promise<string> =>
  keptFolder(`request-tracker-by-name-${PEER_TICKETS}`, async (folder) => {
    await writeFile(join(folder, 'RT_SiteConfig.pm'), config(folder, 80));
    const env = environmentOf(folder);
    await promisify(execFile)(SETUP, ['--action', 'init', '--skip-create'], { env });
    const tracker = await start(folder);
    for (let i = 0; i < PEER_CUSTOMERS; i += 1) {
      const mail = `c${i}@example.com`;
      await tracker.ask('/user', { Name: phoneOf(i), RealName: `王伟 ${i}`, EmailAddress: mail });
      for (let n = 0; n < TICKETS_EACH; n += 1) {
        await tracker.ask('/ticket', { Queue: 'General', Subject: `退款 ${i}-${n}`, Requestor: mail });
      }
    }
    await tracker.stop();
  });

/**
 * The same look-up through Request Tracker's REST API: who has this number, their open tickets, and what was touched last; ms for each
 * caller. Undefined: it is not installed.
 */
export async function trackerLookUps(): Promise<number[] | undefined> {
  if (!(await isThere(SETUP)) || !(await isThere(SERVER))) return undefined;
  const tracker = await start(await filled());
  const samples: number[] = [];
  try {
    for (let i = 0; i < PEER_CUSTOMERS; i += 1) {
      const began = performance.now();
      await lookUp(tracker, phoneOf(i), i);
      samples.push(performance.now() - began);
    }
  } finally {
    await tracker.stop();
  }
  return samples;
}

async function lookUp({ ask }: Tracker, phone: string, index: number): Promise<void> {
  // Its REST API finds people by public fields only, and a telephone number is none: here the number is the name.
  const wanted = [{ field: 'Name', operator: '=', value: phone }];
  const { items } = (await ask('/users?fields=RealName,EmailAddress', wanted)) as {
    items: { EmailAddress?: string }[];
  };
  const mail = items[0]?.EmailAddress;
  if (mail !== `c${index}@example.com`) throw new Error('Request Tracker found somebody else');
  const theirs = `Requestor.EmailAddress = '${mail}'`;
  const fields = '&fields=Subject,Status,LastUpdated&per_page=3&orderby=LastUpdated&order=DESC';
  const queries = [`${theirs} AND (Status = 'new' OR Status = 'open')`, theirs];
  const found = await Promise.all(queries.map((query) => ask(`/tickets?query=${encodeURIComponent(query)}${fields}`)));
  for (const { count } of found as { count: number }[]) {
    if (count !== 3) throw new Error('Request Tracker did not find the tickets');
  }
}
