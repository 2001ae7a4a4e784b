import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { SignedIn } from '#shared/contract/team/auth.ts';
import { AmiPeer } from '#testkit/hub/ami-peer.ts';
import { runHub, startHubProcess } from '#testkit/hub/hub-process.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-serve-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const signIn = async (url: string, account: { handle: string; password: string }): Promise<SignedIn> => {
  const answer = await fetch(`${url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...account, deviceId: randomUUID(), deviceName: 'test' }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as SignedIn;
};

describe('a demo hub', () => {
  test('starts with one command, serves, ends its streams and itself when told, and keeps its data', async () => {
    const hub = await startHubProcess(['--data', folder, '--demo', '--port', '0']);
    const info = (await (await fetch(`${hub.url}/api/v1/info`)).json()) as { demoAccounts: unknown[] };
    expect(info.demoAccounts).toEqual(hub.demoAccounts);
    expect(hub.demoAccounts.length).toBeGreaterThan(2);
    const [account] = hub.demoAccounts;
    if (!account) throw new Error('no demo account');
    const { accessToken, epoch } = await signIn(hub.url, account);

    const file = join(folder, 'hub.json');
    const facts = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    expect(facts).toMatchObject({ url: hub.url, pid: hub.child.pid });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const service = { authorization: `Bearer ${String(facts['serviceToken'])}` };
    expect((await fetch(`${hub.url}/api/v1/audit`, { headers: service })).status).toBe(200);

    expect(await runHub(['--data', folder, '--demo', '--port', '0'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^Attune: another hub \(process \d+\) works on this data folder\. .+\n$/) as string,
    });

    const poke = await fetch(`${hub.url}/sync/v1/poke`, { headers: { authorization: `Bearer ${accessToken}` } });
    const streamEnded = poke.text();
    const began = performance.now();
    const ended = await hub.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
    expect([ended.code, ended.err]).toEqual([0, '']);
    expect(await streamEnded).toMatch(/^data: /);
    expect(ended.out).toContain(`hub listening: ${hub.url}\n`);
    expect(ended.out).not.toContain(account.password);
    expect(await readdir(folder)).toEqual(['db', 'dumps']);
    expect((await readdir(join(folder, 'dumps'))).length).toBe(1);

    expect(await runHub(['--data', folder, '--port', '0'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('made with --demo') as string,
    });
    const again = await startHubProcess(['--data', folder, '--demo', '--port', '0']);
    expect((await signIn(again.url, account)).epoch).toBe(epoch);
    const port = new URL(again.url).port;
    const taken = await runHub(['--database', 'memory', '--port', port]);
    expect([taken.code, taken.err]).toEqual([
      2,
      `Attune: port ${port} is taken. Give --port another one, or --port 0 for any free one.\n`,
    ]);
    expect((await again.stop('SIGINT')).code).toBe(0);
  }, 300_000);
});

/** A hub that listens to a manager whose secret is another, or this one. */
const hubWithAmi = async (secret: string) => {
  vi.stubEnv('ATTUNE_AMI_USER', 'attune');
  vi.stubEnv('ATTUNE_AMI_SECRET', secret);
  const peer = await AmiPeer.open({ user: 'attune', secret: 's3cret' });
  const hub = await startHubProcess(['--database', 'memory', '--port', '0', '--ami', `127.0.0.1:${peer.port}`]);
  return { peer, hub };
};

describe('a hub with --ami', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('listens to the manager until it ends', async () => {
    const { peer, hub } = await hubWithAmi('s3cret');
    await vi.waitFor(() => expect(peer.asked).toEqual(['Challenge', 'Login', 'CoreShowChannels']), 30_000);
    expect(await hub.stop()).toMatchObject({ code: 0, err: '' });
    await peer.close();
  }, 120_000);

  test('says that the manager does not let it in, and serves all the same', async () => {
    const { peer, hub } = await hubWithAmi('wrong');
    await vi.waitFor(() => expect(peer.asked).toEqual(['Challenge', 'Login']), 30_000);
    expect((await fetch(`${hub.url}/api/v1/info`)).status).toBe(200);
    const { code, err } = await hub.stop();
    expect([code, err]).toEqual([0, expect.stringContaining('does not let attune in')]);
    expect(err).not.toContain('wrong');
    await peer.close();
  }, 120_000);
});

describe('the command line', { timeout: 180_000 }, () => {
  test('--help explains itself and ends well', async () => {
    for (const args of [['--help'], ['user', '--help']]) {
      const { code, out } = await runHub(args);
      expect([code, out.includes('--database WHERE')]).toEqual([0, true]);
    }
  });
});
