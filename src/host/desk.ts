import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { FolderInUse, lockFolder } from '#core/adapters/folder-lock.node.ts';
import { systemClock } from '#core/adapters/clock.node.ts';
import { loadFeeling, shippedWeights } from '#core/adapters/feeling.node.ts';
import { ThreadIntents } from '#core/adapters/intents.node.ts';
import { createNodePorts } from '#core/adapters/node-ports.node.ts';
import { practiceFrom, resourcesFrom } from '#core/adapters/practice.node.ts';
import { Telephony } from '#core/adapters/telephony.node.ts';
import { createCore, type Core } from '#core/index.ts';
import { fileLog } from '#core/adapters/log-file.node.ts';
import type { Keys, Log } from '#core/kernel/ports.ts';
import manifest from '../../package.json' with { type: 'json' };
import { Admission } from './admission.ts';
import { deskFiles, deskIdOf } from './desk-files.ts';
import { openKeys } from './keys.ts';
import type { HostOptions } from './options.ts';
import { Sentence } from './sentence.ts';
import { startServer } from './server.ts';
import { openSettings } from './settings.ts';

export type Desk = {
  readonly log: Log;
  readonly keyProtection: Keys['protection'];
  newLink(): Promise<string>;
  stop(): Promise<void>;
};

/** The built screen: beside the built shell, also when the shell itself runs from source (`npm run dev`). */
const IS_SOURCE = import.meta.url.endsWith('.ts');
const SCREEN = resolve(import.meta.dirname, IS_SOURCE ? '../../out/renderer' : '../renderer');
const INTENT_WORKER = resolve(
  import.meta.dirname,
  IS_SOURCE ? '../core/adapters/intent-worker.node.ts' : 'intent-worker.js',
);

/** Opens the desk of one folder and serves it. Throws `Sentence` when the person can cure what is wrong. */
export async function openDesk(options: HostOptions, env: NodeJS.ProcessEnv): Promise<Desk> {
  const unlock = await lock(options.dataDir);
  try {
    const log = fileLog(join(options.dataDir, 'desk.log'));
    const keys = await openKeys(options, env);
    const telephony = new Telephony({ dataDir: options.dataDir, port: options.telephonyPort, clock: systemClock, log });
    const core = createCore(portsOf(options, { keys, log, telephony }));
    await telephony.open(core);
    const served = await serve(options, core.router, log).catch(async (error: unknown) => {
      await telephony.close();
      await core.stop();
      throw error;
    });
    log.info('desk.started', { keys: keys.protection });
    const stop = async () => {
      await served.stop();
      await telephony.close();
      await core.stop();
      log.info('desk.stopped');
      unlock();
    };
    return { log, keyProtection: keys.protection, newLink: served.newLink, stop };
  } catch (error) {
    unlock();
    throw error;
  }
}

type Given = { readonly keys: Keys; readonly log: Log; readonly telephony: Telephony };

function portsOf({ dataDir, hubUrl, handle }: HostOptions, given: Given) {
  const settings = openSettings(dataDir);
  return createNodePorts({
    dataDir,
    hubUrl,
    ...given,
    settings,
    feel: loadFeeling(shippedWeights(import.meta.dirname), given.log),
    intents: new ThreadIntents(INTENT_WORKER, given.log),
    practice: practiceFrom(resourcesFrom(import.meta.dirname), given.log),
    version: manifest.version,
    deviceName: hostname(),
    suggestedHandle: handle,
    shell: 'node',
  });
}

async function serve(options: HostOptions, router: Core['router'], log: Log) {
  const files = deskFiles(options.dataDir);
  const admission = new Admission({ deskId: await deskIdOf(options.dataDir), now: Date.now });
  const server = await startServer({
    router,
    admission,
    screenDir: SCREEN,
    port: options.port,
    ports: { log, newReference: () => randomBytes(4).toString('hex') },
    onLink: (url) => files.writeLink(url),
  });
  await files.writeControl({ url: server.origin, pid: process.pid, controlToken: admission.controlToken });
  const stop = async () => {
    await files.remove();
    await server.close();
  };
  return { newLink: () => server.newLink(), stop };
}

async function lock(dataDir: string): Promise<() => void> {
  try {
    return lockFolder(dataDir);
  } catch (cause) {
    if (!(cause instanceof FolderInUse)) throw cause;
    const running = await deskFiles(dataDir).readControl();
    const where = running ? ` (${running.url})` : '';
    throw new Sentence(
      `a desk already runs on this folder${where}. For a new link to it: npm run link. For a second desk, another --data.`,
    );
  }
}
