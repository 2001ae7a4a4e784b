import assert from 'node:assert/strict';
import type { ShellCall } from '#shared/contract/shell/index.ts';
import { fromFrame } from '../ipc.ts';
import { fetchPage, guards } from '../session.ts';
import { processes } from '../utility.ts';
import { windows } from '../window.ts';
import { world } from '../world.ts';
import { until } from './tools.ts';

/** Another frame, a frame that is gone, and our own frame showing another page: none of them is answered. */
export async function checkSender(): Promise<void> {
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

export async function checkPermissions(): Promise<void> {
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
export async function checkKeys(): Promise<void> {
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
