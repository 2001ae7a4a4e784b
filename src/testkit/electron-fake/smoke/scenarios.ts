import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '#core/adapters/folder-lock.node.ts';
import { app } from '../app.ts';
import { pages } from '../page.ts';
import { processes } from '../utility.ts';
import { windows } from '../window.ts';
import { world } from '../world.ts';
import { checkCalls, checkShellCalls } from './calls.ts';
import { checkKeys, checkPermissions, checkSender } from './guards.ts';
import { checkQuit, checkRestart, checkWaking } from './lifetime.ts';
import { checkClaims, checkPop, popNow } from './pop.ts';
import { boot, bridgeOf, clientOf, dataDir, lastPage, pingUntilAnswered, SLOW_MS, until, within } from './tools.ts';

/** No keyring worth the name, and the person does not want the key in a file: no key, no window. */
async function refused(keychain: 'fixed' | 'none'): Promise<void> {
  world.keychain = keychain;
  world.dialogAnswer = 0;
  await boot();
  await until('the end', () => world.hasQuit);
  assert.equal(world.dialogs.length, 1);
  assert.equal(windows.length + processes.length, 0);
  assert.equal(existsSync(join(dataDir, 'desk.key')), false);
}

export const SCENARIOS: Readonly<Record<string, () => Promise<void>>> = {
  async desk() {
    await boot();
    await until('a page', () => pages.length > 0);
    const page = lastPage();
    assert.deepEqual(Object.keys(bridgeOf(page)).toSorted(), ['call', 'connect', 'kind', 'onEvent']);
    await checkCalls(page);
    await checkShellCalls(page);
    await checkPop(page);
    await checkClaims();
    await checkWaking(page);
    await checkSender();
    await checkPermissions();
    await checkKeys();
    await checkRestart(page);
    await checkQuit(page);
    assert.deepEqual(world.dialogs, []);
  },
  async inUse() {
    const release = lockFolder(dataDir);
    await boot();
    await until('the end', () => world.hasQuit);
    assert.match(world.dialogs.join(), /Another desk is working on this data folder/);
    assert.equal(world.exitCode, 2);
    release();
  },
  async passphrase() {
    writeFileSync(join(dataDir, 'passphrase.json'), '{}');
    await boot();
    await until('the end', () => world.hasQuit);
    assert.match(world.dialogs.join(), /npm run host -- --key passphrase/);
    assert.equal(world.exitCode, 2);
  },
  /** A core that ends whenever it is started: the person is asked once, tries again, is asked once more, and quits. */
  async keepsEnding() {
    world.failingStarts = Infinity;
    world.dialogAnswer = 1;
    await boot();
    await until('the question', () => world.dialogs.length === 1, SLOW_MS);
    world.dialogAnswer = 0;
    assert.equal(processes.length, 5, 'four ends, and the try that the person asked for');
    assert.match(world.dialogs.join(), /could not be started/);
    assert.ok(world.dialogDetails[0]?.includes(join(dataDir, 'desk.log')), world.dialogDetails.join());
    await until('the end', () => world.hasQuit, SLOW_MS);
    assert.deepEqual([world.dialogs.length, processes.length], [2, 8]);
  },
  /** The same, but what was wrong is gone when the person tries again. */
  async mended() {
    world.failingStarts = 4;
    world.dialogAnswer = 1;
    await boot();
    await until('the question', () => world.dialogs.length === 1, SLOW_MS);
    const { client, link } = clientOf(lastPage());
    await within('an answer after the restart', pingUntilAnswered(client));
    assert.equal(processes.length, 5);
    link.close();
    app.quit();
    await until('the end', () => world.hasQuit);
  },
  refusedFixed: () => refused('fixed'),
  refusedNone: () => refused('none'),
  /** Only a fixed password, and the person says: in a file. */
  async file() {
    world.keychain = 'fixed';
    world.dialogAnswer = 1;
    await boot();
    await until('a page', () => pages.length > 0);
    assert.equal(world.dialogs.length, 1);
    const { client, link } = clientOf(lastPage());
    assert.equal((await client.session.status({})).keyProtection, 'file');
    assert.ok(existsSync(join(dataDir, 'desk.key')));
    link.close();
    await bridgeOf(lastPage()).call({ name: 'showPop' });
    await until('the pop', () => popNow()?.isShown === true);
    // The desk's window is closed by hand: here that is the end too, whatever rings.
    await windows[0]!.close();
    await until('the end', () => world.hasQuit);
  },
};
