import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { copyDemoTeam } from '../fixtures/demo-team.ts';
import { freePort } from '../fixtures/free-port.ts';
import { startHub, stopProgram } from '../fixtures/processes.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ELECTRON = join(ROOT, 'node_modules', 'electron');

/** Electron's program; asking the package for it would start a download. */
function program(): string | undefined {
  const name = join(ELECTRON, 'path.txt');
  const path = existsSync(name) ? join(ELECTRON, 'dist', readFileSync(name, 'utf8')) : '';
  return existsSync(path) ? path : undefined;
}

const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

test.skip(program() === undefined, "Electron's program is not here: node node_modules/electron/install.js");
test.skip(!hasDisplay, 'there is no display: xvfb-run npx playwright test e2e/electron');
test.skip(process.getuid?.() === 0, 'Electron keeps its sandbox and so will not run as root');

test('the desk opens in its own window, signs in, and shows the list', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attune-electron-'));
  const data = join(folder, 'desk');
  await mkdir(data);
  // As if the person had been asked: a machine for tests seldom has a keychain.
  await writeFile(join(data, 'window.json'), JSON.stringify({ isKeyInFile: true }));
  const port = await freePort();
  await copyDemoTeam(join(folder, 'hub'));
  const hub = await startHub({ folder: join(folder, 'hub'), port });
  const args = [ROOT, '--lang=zh-CN', `--hub=http://127.0.0.1:${port}`, `--data=${data}`, '--as=linxiao'];
  const app = await _electron.launch({ executablePath: program() ?? '', args });
  try {
    const page = await app.firstWindow();
    expect(new URL(page.url()).href).toMatch(/^app:\/\/attune\//);
    await new SignInPage(page).signInAsDemo('林晓');
    const inbox = new InboxPage(page);
    await inbox.expectReady();
    await inbox.expectOnline();
    expect(await page.evaluate(() => typeof globalThis.require)).toBe('undefined');
  } finally {
    await app.close();
    await stopProgram(hub);
    await rm(folder, { recursive: true, force: true });
  }
});
