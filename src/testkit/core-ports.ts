import { nodeCrypto } from '#core/adapters/crypto.node.ts';
import { folderCabinet } from '#core/adapters/cabinet.node.ts';
import { nodeMachine } from '#core/adapters/machine.node.ts';
import { CLOSED_DOOR, NO_INTENTS, NO_PRACTICE } from '#core/adapters/node-ports.node.ts';
import { folderReplicas } from '#core/adapters/replicas.node.ts';
import type { CorePorts } from '#core/index.ts';
import type {
  Crypto,
  Files,
  Journal,
  Keys,
  Log,
  PracticeSource,
  Replicas,
  SettingsStore,
  Transport,
  Wording,
} from '#core/kernel/ports.ts';
import { join } from 'node:path';
import { fakeClock, type FakeClock } from './clock.ts';
import { feelByMarks } from './feel-by-marks.ts';
import { seededIds } from './ids.ts';
import { seededRandom } from './random.ts';

export type LogLine = {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly cause?: unknown;
  readonly fields?: unknown;
};
export type MemoryLog = Log & { readonly lines: LogLine[] };

export function memoryLog(): MemoryLog {
  const lines: LogLine[] = [];
  return {
    lines,
    info: (event, fields) => void lines.push({ level: 'info', event, fields }),
    warn: (event, fields) => void lines.push({ level: 'warn', event, fields }),
    error: (event, cause, fields) => void lines.push({ level: 'error', event, cause, fields }),
  };
}

/** Real cryptography, but for the work factor of passwords: a hundred sign-ins would otherwise cost half a minute. */
export const quickCrypto: Crypto = {
  ...nodeCrypto,
  stretch: (password, salt) => {
    const text = new TextEncoder().encode(password);
    return Promise.resolve(Uint8Array.from(Buffer.from(nodeCrypto.sha256(Buffer.concat([salt, text])), 'hex')));
  },
};

/** Protects with a key of its own, as a keychain does: what another machine protected does not open here. */
export function memoryKeys(seed = 7): Keys {
  const key = seededRandom(seed).bytes(32);
  return {
    protection: 'file',
    protect: (secret) => Promise.resolve(nodeCrypto.seal(key, secret)),
    unprotect: (sealed) => Promise.resolve().then(() => nodeCrypto.open(key, sealed)),
  };
}

export function memorySettings(initial: Record<string, unknown> = {}): SettingsStore {
  let values = { ...initial };
  return {
    get: () => values,
    set: (given) => {
      values = { ...values, ...given };
    },
  };
}

/** Lines as they were added; nothing to seal. */
export function memoryJournal(): Journal {
  let lines: string[] = [];
  return {
    get bytes() {
      return lines.reduce((sum, line) => sum + line.length, 0);
    },
    append: (added) => void lines.push(...added),
    read: () => ({ lines: [...lines], unreadable: 0 }),
    rewrite: (anew) => {
      lines = [...anew];
    },
    close: () => undefined,
  };
}

/** The disk takes real time, and the clock waits for it. */
function trackedReplicas(replicas: Replicas, clock: FakeClock): Replicas {
  const tracked = (files: Files): Files => ({
    has: (sha256) => clock.track(files.has(sha256)),
    write: (sha256, bytes) => clock.track(files.write(sha256, bytes)),
    read: (sha256) => clock.track(files.read(sha256)),
    remove: (sha256) => clock.track(files.remove(sha256)),
    close: () => {
      files.close();
    },
  });
  return {
    open: async (place) => {
      const parts = await replicas.open(place);
      return { ...parts, files: tracked(parts.files) };
    },
    salvage: (place) => replicas.salvage(place),
    fresh: (place) => replicas.fresh(place),
    replace: (folder) => replicas.replace(folder),
    sizes: (folder) => replicas.sizes(folder),
    inMemory: () => replicas.inMemory(),
  };
}

export type TestPorts = CorePorts & { readonly clock: FakeClock; readonly log: MemoryLog };

/** No language model is asked in a test that does not bring one. */
const NO_WORDING: Wording = () => Promise.reject(new Error('nobody to ask'));

/** The ports of one desk in `dataDir`: real files, real encryption; only time, chance and the hub are given. */
export function testPorts(options: {
  dataDir: string;
  transport: Transport;
  clock?: FakeClock;
  seed?: number;
  keys?: Keys;
  crypto?: Crypto;
  practice?: PracticeSource;
  wording?: Wording;
}): TestPorts {
  const clock = options.clock ?? fakeClock();
  const seed = options.seed ?? 1;
  const crypto = options.crypto ?? quickCrypto;
  return {
    clock,
    ids: seededIds(clock, seed),
    random: seededRandom(seed + 1000),
    log: memoryLog(),
    transport: options.transport,
    keys: options.keys ?? memoryKeys(),
    cabinet: folderCabinet(join(options.dataDir, 'cabinet')),
    settings: memorySettings(),
    telephony: CLOSED_DOOR,
    feel: feelByMarks,
    intents: NO_INTENTS,
    practice: options.practice ?? NO_PRACTICE,
    wording: options.wording ?? NO_WORDING,
    crypto,
    replicas: trackedReplicas(folderReplicas(options.dataDir, crypto, clock), clock),
    version: '0.0.0-test',
    deviceName: 'test desk',
    suggestedHandle: null,
    machine: nodeMachine('node', options.dataDir),
  };
}
