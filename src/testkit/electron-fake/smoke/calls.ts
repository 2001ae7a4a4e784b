import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShellCall, ShellEvent } from '#shared/contract/shell/index.ts';
import type { Page } from '../page.ts';
import { world } from '../world.ts';
import { bridgeOf, clientOf, dataDir, until, within } from './tools.ts';

export async function checkCalls(page: Page): Promise<void> {
  const { client, link } = clientOf(page);
  const events: string[] = [];
  const stop = new AbortController();
  const stream = await within('the stream of events', client.events.subscribe({}, { signal: stop.signal }));
  const reading = (async () => {
    for await (const event of stream) events.push(event.type);
  })().catch(() => {});
  assert.equal((await client.events.ping({})).version, '0.0.0-fake');
  const status = await client.session.status({});
  assert.deepEqual(
    { state: status.state, keys: status.keyProtection, as: status.suggestedHandle, hub: status.hubUrl },
    { state: 'signed-out', keys: 'keychain', as: 'linxiao', hub: 'http://127.0.0.1:9' },
  );
  await assert.rejects(client.tickets.counts({}), { code: 'LOCKED' });
  await client.settings.set({ theme: 'dark' });
  assert.equal((await client.settings.get({})).theme, 'dark');
  await until('the event of the change', () => events.includes('settings'));
  const config = join(dataDir, 'config.json');
  await until('the settings file', () => existsSync(config) && readFileSync(config, 'utf8').includes('"dark"'));
  stop.abort();
  await reading;
  link.close();
}

export async function checkShellCalls(page: Page): Promise<void> {
  const bridge = bridgeOf(page);
  const heard: ShellEvent[] = [];
  const stop = bridge.onEvent((event) => heard.push(event));
  await bridge.call({ name: 'openExternal', url: 'https://example.org/a?b=1' });
  for (const url of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://user:pw@example.org/',
    'ms-msdt:/id',
    'not a link',
  ]) {
    await assert.rejects(bridge.call({ name: 'openExternal', url }), url);
  }
  assert.deepEqual(world.openedOutside, ['https://example.org/a?b=1']);
  await bridge.call({ name: 'setWaiting', count: 3 });
  assert.deepEqual([world.badge, world.toolTip], [3, 'Attune: 3 changes to send']);
  await bridge.call({ name: 'setLanguage', language: 'zh' });
  for (const label of ['编辑', '粘贴', '关闭窗口']) assert.ok(world.menuLabels.includes(label), label);
  assert.equal(world.toolTip, '同频坐席：待发更改 3');
  await bridge.call({ name: 'setTheme', theme: 'dark' });
  await bridge.call({ name: 'notify', title: '新工单', body: 'x', ticketId: 't-1' });
  world.notices[0]?.click();
  assert.deepEqual(heard, [{ name: 'open-ticket', ticketId: 't-1' }]);
  for (const call of [{ name: 'quit' }, { name: 'setWaiting', count: -1 }, null, 'notify']) {
    await assert.rejects(bridge.call(call as unknown as ShellCall), JSON.stringify(call));
  }
  stop();
}
