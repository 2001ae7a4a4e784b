import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShellEvent } from '#shared/contract/shell/index.ts';
import { app } from '../app.ts';
import type { Page } from '../page.ts';
import { Preventable } from '../strict.ts';
import { processes } from '../utility.ts';
import { windows } from '../window.ts';
import { world } from '../world.ts';
import { bridgeOf, clientOf, dataDir, lastPage, until } from './tools.ts';

export const popNow = () => windows.find(({ contents }) => contents.mainFrame.url.endsWith('#/pop'));

/** The card of a call: above all windows, where the desk is, without the keyboard, and gone with the desk. */
export async function checkPop(page: Page): Promise<void> {
  const bridge = bridgeOf(page);
  const main = windows[0]!;
  await bridge.call({ name: 'showPop' });
  await until('the pop', () => popNow()?.isShown === true);
  const pop = popNow()!;
  const { alwaysOnTop, skipTaskbar, width, height } = pop.options;
  assert.deepEqual([alwaysOnTop, skipTaskbar, width, height], [true, true, 380, 440]);
  assert.deepEqual(pop.getBounds(), { x: 1524, y: 16, width: 380, height: 440 });
  const { client, link } = clientOf(lastPage());
  assert.equal((await client.session.status({})).state, 'signed-out', 'the page of the pop has no line to the core');
  link.close();

  pop.setBounds({ x: 1400, y: 100, width: 380, height: 440 });
  const place = join(dataDir, 'window.json');
  await until('its place to be kept', () => existsSync(place) && /"right": 140/.test(readFileSync(place, 'utf8')));
  await bridgeOf(lastPage()).call({ name: 'hidePop' });
  assert.equal(pop.isShown, false);
  main.setBounds({ x: 1930, y: 20, width: 1200, height: 800 });
  await bridge.call({ name: 'showPop' });
  assert.deepEqual(pop.getBounds(), { x: 2680, y: 100, width: 380, height: 440 }, 'not on the screen of the desk');
  main.hide();
  await bridge.call({ name: 'hidePop' });
  main.setBounds({ x: 10, y: 20, width: 1200, height: 800 });
  await bridge.call({ name: 'showPop' });
  assert.equal(pop.getBounds().x, 2680, 'not on the screen of the pointer');
  await pop.close();
  assert.deepEqual([pop.isShown, pop.isDestroyed()], [false, false], 'closed instead of put away');

  const heard: ShellEvent[] = [];
  const stop = bridge.onEvent((event) => heard.push(event));
  await bridge.call({ name: 'showPop' });
  assert.equal(pop.focused, 0, 'the pop took the keyboard');
  await bridgeOf(lastPage()).call({ name: 'openContact', contactId: 'c-1' });
  assert.deepEqual(heard, [{ name: 'open-contact', contactId: 'c-1' }]);
  assert.deepEqual([pop.isShown, main.isShown], [false, true]);
  assert.equal(windows.length, 2, 'a second pop was made');
  stop();
}

/** An address that anybody may have opened reaches the core, not too often, and moves no window. */
export async function checkClaims(): Promise<void> {
  assert.ok(world.openedSchemes.has('attune'));
  const { posted } = processes[0]!;
  const claimed = () => posted.filter((message) => (message as { type: string }).type === 'claimed');
  const focused = windows.map((window) => window.focused);
  const event = new Preventable();
  app.emit('second-instance', {}, ['attune', '.', 'attune://pop?from=13800138000']);
  app.emit('open-url', event, 'attune://pop?from=13900139000');
  assert.ok(event.isPrevented);
  assert.deepEqual(claimed(), [{ type: 'claimed', address: 'attune://pop?from=13800138000' }]);
  assert.deepEqual(windows.map((window) => window.focused), focused, 'an address took the attention'); // prettier-ignore
  const { url } = JSON.parse(readFileSync(join(dataDir, 'telephony.json'), 'utf8')) as { url: string };
  const ring = { event: 'newCall', from: '+8613800138000', callId: 'c1' };
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(ring) });
  assert.equal(answer.status, 503, 'somebody hears calls while nobody is signed in');
}
