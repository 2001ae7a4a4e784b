import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createORPCClient, safe } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { connectPort } from '../../../renderer/lib/connect/port.ts';
import type { AppContract } from '#shared/contract/app/index.ts';
import type { ShellBridge } from '#shared/contract/shell/index.ts';
import { isDisconnected, ShellLink } from '#shared/link/index.ts';
import { realRuntime } from '../../contract-suite/manual-runtime.ts';
import { app } from '../app.ts';
import { complaints } from '../complaints.ts';
import { pages, type Page } from '../page.ts';

/** The bundle that is tried, and the data folder it gets. */
export const [built = '', scenario = 'desk'] = process.argv.slice(2);
export const dataDir = mkdtempSync(join(tmpdir(), 'attune-smoke-'));
const PATIENCE_MS = 3000;
/** For what waits longer by itself: the back-off before three more tries. */
export const SLOW_MS = 12_000;

export async function until(what: string, isTrue: () => boolean, patienceMs = PATIENCE_MS): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!isTrue()) {
    if (complaints.length > 0) throw new Error('the fake refused something');
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((turn) => setTimeout(turn, 5));
  }
}

export async function within<T>(what: string, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`waited in vain: ${what}`)), PATIENCE_MS);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Electron becomes ready only when the main module has run to its end: one that waits for `ready` at its top waits for ever. */
export async function boot(): Promise<void> {
  process.argv = ['electron', '.', '--hub=http://127.0.0.1:9', `--data=${dataDir}`, '--as=linxiao'];
  await within('the main bundle', import(pathToFileURL(join(built, 'main', 'index.js')).href));
  app.becomeReady();
}

export type Client = ContractRouterClient<AppContract>;
export const bridgeOf = (page: Page) => page.exposed['attune'] as ShellBridge;
export const lastPage = (): Page => {
  const page = pages.at(-1);
  if (!page) throw new Error('no page was loaded');
  return page;
};

export function clientOf(page: Page): { client: Client; link: ShellLink } {
  const open = () => within('a port to the core', connectPort(bridgeOf(page), page as unknown as Window));
  const link = new ShellLink({ open, runtime: realRuntime });
  return { client: createORPCClient<Client>(link), link };
}

/** Until the window process has seen the end, a port may still be sent to the process that is gone: then the next try gets through. */
export async function pingUntilAnswered(client: Client): Promise<void> {
  for (;;) {
    const { error } = await safe(client.events.ping({}));
    if (!error) return;
    if (!isDisconnected(error)) throw error;
  }
}
