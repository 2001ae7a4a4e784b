import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { MessagePortMain } from 'electron';
import { FolderInUse, lockFolder } from '#core/adapters/folder-lock.node.ts';
import { fileLog } from '#core/adapters/log-file.node.ts';
import { ToBackend, type BackendStart, type FromBackend } from '#shared/contract/shell/backend.ts';
import { serveWire } from '#shared/link/serve.ts';
import type { Wire } from '#shared/link/wire.ts';
import { claimedEvent } from '#shared/telephony/index.ts';
import { openCore, type OpenCore } from './core.ts';
import { parentKeys, type ParentKeys } from './parent-keys.ts';
import { portWire } from './port-wire.ts';

const parent = process.parentPort;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
const tell = (message: FromBackend) => parent.postMessage(message);

/** The desk while it runs: set by `start`, and only then can anything be asked of it. */
type Desk = OpenCore & { readonly unlock: () => void };
let desk: Desk | undefined;
/** A window that is gone has closed its line; one that never does is not waited for longer than this. */
const LAST_WORDS_MS = 1000;
const lines = new Set<Wire>();
const keys: ParentKeys = parentKeys(tell);

parent.on('message', ({ data, ports }) => {
  const message = ToBackend.safeParse(data).data;
  // Whoever is not understood is not answered: main is built together with this file.
  if (message) receive(message, ports);
});

function receive(message: ToBackend, ports: readonly MessagePortMain[]): void {
  switch (message.type) {
    case 'start':
      return start(message);
    case 'port':
      return serve(ports[0]);
    case 'kept':
      return keys.settle(message);
    case 'resume':
      return desk?.core.resume();
    case 'attendance':
      return desk?.core.attend(message.what);
    case 'claimed':
      return claim(message.address);
    case 'stop':
      return void stop();
  }
}

function start(options: BackendStart): void {
  const unlock = lock(options.dataDir);
  if (!unlock) return tell({ type: 'failed', reason: 'folder-in-use' });
  const log = fileLog(join(options.dataDir, 'desk.log'));
  process.on('unhandledRejection', (cause) => log.error('core.unhandled', cause));
  process.on('uncaughtException', (cause) => {
    log.error('core.crashed', cause);
    process.exit(70);
  });
  const core = openCore(options, { log, keys, tell });
  if (!core) {
    unlock();
    return tell({ type: 'failed', reason: 'needs-passphrase' });
  }
  desk = { ...core, unlock };
  void core.telephony.open(core.core);
  log.info('core.started', { keys: options.keys });
  tell({ type: 'ready' });
}

function lock(dataDir: string): (() => void) | undefined {
  try {
    return lockFolder(dataDir);
  } catch (cause) {
    if (cause instanceof FolderInUse) return undefined;
    throw cause;
  }
}

function serve(port: MessagePortMain | undefined): void {
  if (!port) return;
  if (!desk) return port.close();
  const wire = portWire(port);
  lines.add(wire);
  wire.onClose(() => lines.delete(wire));
  serveWire(desk.core.router, wire, { log: desk.log, newReference: () => randomBytes(6).toString('hex') });
}

/** Anybody may have opened the address: it rings at most, and whoever sees it is told that it is only claimed. */
function claim(address: string): void {
  const heard = claimedEvent(address, Date.now());
  if (heard.kind === 'event') desk?.core.hear(heard.event, 'claimed');
}

/**
 * What a closing page sent comes by its own line, and `stop` by another that may be faster. A line closes behind its last
 * message, so when all are closed, all was heard.
 */
function lastWords(): Promise<void> {
  return new Promise((heard) => {
    const check = () => {
      if (lines.size === 0) heard();
    };
    for (const line of lines) line.onClose(check);
    check();
    setTimeout(heard, LAST_WORDS_MS);
  });
}

async function stop(): Promise<void> {
  await lastWords();
  await desk?.telephony.close();
  await desk?.core.stop();
  desk?.unlock();
  process.exit(0);
}
