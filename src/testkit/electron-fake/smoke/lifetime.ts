import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from '../app.ts';
import type { Page } from '../page.ts';
import { machine } from '../system.ts';
import { processes } from '../utility.ts';
import { windows } from '../window.ts';
import { world } from '../world.ts';
import { bridgeOf, clientOf, dataDir, pingUntilAnswered, until, within } from './tools.ts';

/** A machine that wakes up says so to the core, which goes on answering. */
export async function checkWaking(page: Page): Promise<void> {
  machine.emit('resume');
  const woken = processes[0]!.posted.slice(-2);
  assert.deepEqual(woken[0], { type: 'resume' }, 'the core was not told of the waking');
  assert.deepEqual(woken[1], { type: 'attendance', what: 'unlocked' }, 'nobody is there after the waking');
  machine.emit('lock-screen');
  const locked = { type: 'attendance', what: 'locked' };
  assert.deepEqual(processes[0]!.posted.at(-1), locked, 'the core was not told that the computer is locked');
  machine.emit('unlock-screen');
  const { client, link } = clientOf(page);
  assert.equal((await client.session.status({})).state, 'signed-out');
  link.close();
}

/** The core's process dies; the page keeps its link and works on. */
export async function checkRestart(page: Page): Promise<void> {
  const { client, link } = clientOf(page);
  const heard: string[] = [];
  bridgeOf(page).onEvent(({ name }) => heard.push(name));
  await client.events.ping({});
  processes[0]!.kill();
  await until('the line to break', () => link.state === 'down');
  await within('an answer after the restart', pingUntilAnswered(client));
  assert.equal(processes.length, 2);
  await until('word of the restart', () => heard.includes('backend-restarted'));
  link.close();
}

/** Quits while the page is open; what the page says as it goes must still be kept. */
export async function checkQuit(page: Page): Promise<void> {
  const { client } = clientOf(page);
  await client.events.ping({});
  page.addEventListener('pagehide', () => void client.settings.set({ theme: 'light' }).catch(() => {}));
  const window = windows[0]!;
  const focused = window.focused;
  app.emit('second-instance', {}, ['attune', '.']);
  assert.ok(window.focused > focused, 'a second start did not bring the window to the front');
  app.quit();
  await until('the end', () => world.hasQuit);
  assert.equal(world.runningAtEnd, 0, 'the core still runs');
  assert.match(readFileSync(join(dataDir, 'window.json'), 'utf8'), /"width": 1200/);
  const config = readFileSync(join(dataDir, 'config.json'), 'utf8');
  assert.ok(config.includes('"light"'), 'what the page said last is lost');
  const log = readFileSync(join(dataDir, 'desk.log'), 'utf8') + readFileSync(join(dataDir, 'window.log'), 'utf8');
  const defects = log.split('\n').filter((line) => line.includes('"level":50') && !line.includes('keychain.unprotect'));
  assert.deepEqual(defects, []);
}
