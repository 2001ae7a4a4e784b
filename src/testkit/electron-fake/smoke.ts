/**
 * Boots the built bundle in the fake and uses it as a page would. Run as
 * `node --import ./register.ts smoke.ts BUILT SCENARIO`; ends with 0, or with 1 and the reason on stderr.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createORPCClient, safe } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { connectPort } from '../../renderer/lib/connect/port.ts';
import type { AppContract } from '#shared/contract/app/index.ts';
import type { ShellBridge, ShellCall, ShellEvent } from '#shared/contract/shell/index.ts';
import { isDisconnected, ShellLink } from '#shared/link/index.ts';
import { lockFolder } from '#core/adapters/folder-lock.node.ts';
import { realRuntime } from '../contract-suite/manual-runtime.ts';
import { app } from './app.ts';
import { complaints } from './complaints.ts';
import { fromFrame } from './ipc.ts';
import { pages, type Page } from './page.ts';
import { fetchPage, guards } from './session.ts';
import { processes } from './utility.ts';
import { windows } from './window.ts';
import { machine } from './system.ts';
import { world } from './world.ts';

const [built = '', scenario = 'desk'] = process.argv.slice(2);
const dataDir = mkdtempSync(join(tmpdir(), 'attune-smoke-'));
const PATIENCE_MS = 3000;
/** For what waits longer by itself: the back-off before three more tries. */
const SLOW_MS = 12_000;

async function until(what: string, isTrue: () => boolean, patienceMs = PATIENCE_MS): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!isTrue()) {
    if (complaints.length > 0) throw new Error('the fake refused something');
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((turn) => setTimeout(turn, 5));
  }
}

async function within<T>(what: string, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`waited in vain: ${what}`)), PATIENCE_MS);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Electron becomes ready only when the main module has run to its end: one that waits for `ready` at its top waits for ever. */
async function boot(): Promise<void> {
  process.argv = ['electron', '.', '--hub=http://127.0.0.1:9', `--data=${dataDir}`, '--as=linxiao'];
  await within('the main bundle', import(pathToFileURL(join(built, 'main', 'index.js')).href));
  app.becomeReady();
}

type Client = ContractRouterClient<AppContract>;
const bridgeOf = (page: Page) => page.exposed['attune'] as ShellBridge;
const lastPage = (): Page => {
  const page = pages.at(-1);
  if (!page) throw new Error('no page was loaded');
  return page;
};

function clientOf(page: Page): { client: Client; link: ShellLink } {
  const open = () => within('a port to the core', connectPort(bridgeOf(page), page as unknown as Window));
  const link = new ShellLink({ open, runtime: realRuntime });
  return { client: createORPCClient<Client>(link), link };
}

async function checkCalls(page: Page): Promise<void> {
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

async function checkShellCalls(page: Page): Promise<void> {
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

/** A machine that wakes up says so to the core, which goes on answering. */
async function checkWaking(page: Page): Promise<void> {
  machine.emit('resume');
  assert.deepEqual(processes[0]!.posted.at(-1), { type: 'resume' }, 'the core was not told of the waking');
  const { client, link } = clientOf(page);
  assert.equal((await client.session.status({})).state, 'signed-out');
  link.close();
}

/** Another frame, a frame that is gone, and our own frame showing another page: none of them is answered. */
async function checkSender(): Promise<void> {
  const contents = windows[0]!.contents;
  const ours = contents.mainFrame;
  const call: ShellCall = { name: 'setWaiting', count: 99 };
  for (const frame of [{ url: 'app://attune/' }, null]) {
    await assert.rejects(
      fromFrame(contents.face, frame).invoke('attune:shell', [call]),
      'a foreign frame was answered',
    );
  }
  ours.url = 'https://evil.example/';
  await assert.rejects(fromFrame(contents.face, ours).invoke('attune:shell', [call]), 'a foreign page was answered');
  const posted = processes[0]!.posted.length;
  fromFrame(contents.face, ours).send('attune:connect', []);
  ours.url = 'app://attune/';
  fromFrame(contents.face, null).send('attune:connect', []);
  assert.equal(processes[0]!.posted.length, posted, 'a foreign page got a port');
  assert.equal(world.badge, 3);
}

async function checkPermissions(): Promise<void> {
  const contents = windows[0]!.contents;
  for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read', 'fullscreen']) {
    guards.request?.(contents.face, permission, (isAllowed) => assert.equal(isAllowed, false, permission));
    assert.equal(guards.check?.(null, permission, 'app://attune'), false, permission);
  }
  assert.equal(guards.check?.(null, 'clipboard-sanitized-write', 'app://attune'), true);
  assert.equal(guards.check?.(null, 'clipboard-sanitized-write', 'https://evil.example'), false);
  assert.equal(guards.device?.(), false);
  for (const path of ['/../main/index.js', '/%2e%2e/main/index.js', '/nothing.js', '/..%2fmain%2findex.js']) {
    assert.equal((await fetchPage(`app://attune${path}`)).status, 404, path);
  }
  assert.equal((await fetchPage('app://elsewhere/index.html')).status, 404);
}

/** The window process keeps secrets for the core's, with the keychain and with nothing else. */
async function checkKeys(): Promise<void> {
  const core = processes[0]!;
  const kept = (id: number) =>
    core.posted.find(
      (one) => (one as { type?: string; id?: number }).type === 'kept' && (one as { id?: number }).id === id,
    );
  core.emit('message', { type: 'protect', id: 1001, base64: 'c2VjcmV0' });
  await until('a sealed secret', () => kept(1001) !== undefined);
  const sealed = (kept(1001) as { base64: string }).base64;
  assert.notEqual(sealed, 'c2VjcmV0');
  core.emit('message', { type: 'unprotect', id: 1002, base64: sealed });
  core.emit('message', { type: 'unprotect', id: 1003, base64: 'AAAA' });
  await until('both answers', () => kept(1002) !== undefined && kept(1003) !== undefined);
  assert.deepEqual(
    [kept(1002), kept(1003)].map((one) => (one as { base64: unknown }).base64),
    ['c2VjcmV0', null],
  );
  core.emit('message', { type: 'rm -rf' });
}

/** Until the window process has seen the end, a port may still be sent to the process that is gone: then the next try gets through. */
async function pingUntilAnswered(client: Client): Promise<void> {
  for (;;) {
    const { error } = await safe(client.events.ping({}));
    if (!error) return;
    if (!isDisconnected(error)) throw error;
  }
}

/** The core's process dies; the page keeps its link and works on. */
async function checkRestart(page: Page): Promise<void> {
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
async function checkQuit(page: Page): Promise<void> {
  const { client } = clientOf(page);
  await client.events.ping({});
  page.addEventListener('pagehide', () => void client.settings.set({ theme: 'light' }).catch(() => {}));
  const window = windows[0]!;
  const focused = window.focused;
  app.emit('second-instance');
  assert.ok(window.focused > focused, 'a second start did not bring the window to the front');
  app.quit();
  await until('the end', () => world.hasQuit);
  assert.equal(processes.at(-1)!.isRunning, false, 'the core still runs');
  assert.match(readFileSync(join(dataDir, 'window.json'), 'utf8'), /"width": 1200/);
  const config = readFileSync(join(dataDir, 'config.json'), 'utf8');
  assert.ok(config.includes('"light"'), 'what the page said last is lost');
  const log = readFileSync(join(dataDir, 'desk.log'), 'utf8') + readFileSync(join(dataDir, 'window.log'), 'utf8');
  const defects = log.split('\n').filter((line) => line.includes('"level":50') && !line.includes('keychain.unprotect'));
  assert.deepEqual(defects, []);
}

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

const SCENARIOS: Readonly<Record<string, () => Promise<void>>> = {
  async desk() {
    await boot();
    await until('a page', () => pages.length > 0);
    const page = lastPage();
    assert.deepEqual(Object.keys(bridgeOf(page)).toSorted(), ['call', 'connect', 'kind', 'onEvent']);
    await checkCalls(page);
    await checkShellCalls(page);
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
    // The last window is closed by hand: here that is the end too.
    await windows[0]!.close();
    await until('the end', () => world.hasQuit);
  },
};

let code = 0;
try {
  const run = SCENARIOS[scenario];
  if (!run) throw new Error(`no scenario ${scenario}`);
  process.on('unhandledRejection', (cause) => process.stderr.write(`unhandled: ${String(cause)}\n`));
  await run();
  if (complaints.length > 0) throw new Error('the fake refused something');
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n${complaints.join('\n')}\n`);
  code = 1;
}
rmSync(dataDir, { recursive: true, force: true });
process.exit(code);
