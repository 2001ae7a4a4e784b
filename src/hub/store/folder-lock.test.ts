import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '#testkit/hub/manual-clock.ts';
import { lockFolder } from './folder-lock.ts';

const clock = new ManualClock();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const leave = (text: string) => writeFile(join(folder, 'lock'), text);
/** Takes the lock and gives it back at once. */
async function take(): Promise<boolean> {
  const lock = await lockFolder(folder, clock);
  await lock.release();
  return lock.hadPowerLoss;
}

describe('the lock of a data folder', () => {
  test('is held by one, and by the next when it is given back', async () => {
    const first = await lockFolder(folder, clock);
    await expect(lockFolder(folder, clock)).rejects.toMatchObject({ code: 'folder-in-use' });
    await first.release();
    expect(await take()).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  test('many that start at once: one gets it', async () => {
    await leave(JSON.stringify({ pid: 2 ** 22 + 7, started: '1', boot: 'another start' }));
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder, clock)));
    const got = all.filter(({ status }) => status === 'fulfilled');
    expect(got.length).toBe(1);
    expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  test('a holder that is gone is taken over from without a word, on the same start of the machine', async () => {
    const held = await lockFolder(folder, clock);
    const text = await readFile(join(folder, 'lock'), 'utf8');
    await held.release();
    await leave(JSON.stringify({ ...(JSON.parse(text) as object), pid: 2 ** 22 + 7 }));
    expect(await take()).toBe(false);
  });

  test.each(['', '{"pid": 12', '\u0000'.repeat(80), '{"pid":1,"started":"1","boot":"another start of the machine"}'])(
    'a lock that holds %j is what a power loss leaves',
    async (text) => {
      await leave(text);
      expect(await take()).toBe(true);
    },
  );
});
