import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { fileKeys } from '#core/adapters/keys-file.node.ts';
import { fileLog } from '#core/adapters/log-file.node.ts';
import { createNodePorts } from '#core/adapters/node-ports.node.ts';
import { folderReplicas } from '#core/adapters/replicas.node.ts';
import { systemClock } from '#core/adapters/clock.node.ts';
import { systemRandom } from '#core/adapters/random.node.ts';
import { createCore, type CorePorts } from '#core/index.ts';
import { getNumber } from '#core/db/meta.ts';
import type { Db } from '#core/db/types.ts';
import { uuidSource } from '#core/kernel/uuid.ts';
import { memorySettings } from '#testkit/core-ports.ts';
import { seededRandom } from '#testkit/random.ts';
import { newEdits, replicaOf, standingOf } from './desk-reading.ts';
import { editor } from './editor.ts';
import type { DeskStart, Said } from './words.ts';

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? error);

/** The real ports of a desk, but for a clock that can be set, and a replica that can be read beside the core. */
function portsOf({ dataDir, hubUrl }: DeskStart) {
  let offset = 0;
  let open: Db | undefined;
  const clock = { ...systemClock, now: () => Date.now() + offset };
  const real = createNodePorts({
    dataDir,
    hubUrl,
    keys: fileKeys(join(dataDir, 'desk.key')),
    settings: memorySettings(),
    log: fileLog(join(dataDir, 'desk.log')),
    version: '0.0.0-soak',
    deviceName: 'soak',
    suggestedHandle: null,
  });
  const replicas = folderReplicas(dataDir, real.crypto, clock);
  const ports: CorePorts = {
    ...real,
    clock,
    ids: uuidSource(clock, systemRandom),
    replicas: {
      ...replicas,
      open: async (place) => {
        const opened = await replicas.open(place);
        open = opened.db;
        return opened;
      },
    },
  };
  const db = (): Db => {
    if (!open) throw new Error('the desk is not signed in');
    return open;
  };
  const shift = (ms: number): void => {
    offset = ms;
  };
  return { ports, db, shift };
}

/** A core at work: signs in, edits until it is told to rest, and says what it has acknowledged. */
export function soakDesk(start: DeskStart, say: (said: Said) => void) {
  const { ports, db, shift } = portsOf(start);
  const core = createCore(ports);
  const app = createRouterClient(core.router);
  let agentId = '';
  let working: Promise<void> | undefined;
  let resting = new AbortController();

  const signIn = async (): Promise<string> => {
    for (;;) {
      try {
        const { mode, agent } = await app.session.signIn({ handle: start.handle, password: start.password });
        agentId = agent.id;
        return mode;
      } catch (error) {
        const code = codeOf(error);
        if (code !== 'HUB_UNREACHABLE' && code !== 'TOO_MANY_TRIES') say({ type: 'fault', words: `sign-in: ${code}` });
        await wait(300);
      }
    }
  };

  const edit = editor(app, () => agentId, seededRandom(start.seed));
  const once = async (): Promise<void> => {
    const before = db().read((tx) => getNumber(tx, 'nextMid') ?? 1);
    try {
      await edit();
    } catch (error) {
      if (!['NOT_FOUND', 'FORBIDDEN', 'FIELDS_MISSING'].includes(codeOf(error))) throw error;
    }
    const made = db().read((tx) => newEdits(tx, before));
    if (made.edits.length > 0) say({ type: 'edited', ...made });
  };
  const loop = async (everyMs: number, { signal }: AbortController): Promise<void> => {
    while (!signal.aborted) {
      const began = performance.now();
      await once().catch((error: unknown) => say({ type: 'fault', words: `edit: ${codeOf(error)}` }));
      await wait(Math.max(0, everyMs - (performance.now() - began)));
    }
  };

  return {
    signIn,
    shift,
    work: (everyMs: number): void => {
      if (working) return;
      resting = new AbortController();
      working = loop(everyMs, resting);
    },
    rest: async (): Promise<void> => {
      resting.abort();
      await working;
      working = undefined;
    },
    // The hub has ended this desk's session and the pill asks for the password: the agent gives it, and it is counted.
    standing: async () => {
      if ((await app.sync.status({})).reason === 'sign-in-again') {
        say({ type: 'signed-in-again' });
        await app.session.signOut({});
        await signIn();
      }
      return standingOf(db(), agentId, await app.sync.status({}));
    },
    replica: async () => replicaOf(db(), agentId, await app.sync.status({})),
    stop: () => core.stop(),
  };
}
