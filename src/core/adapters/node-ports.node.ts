import { join } from 'node:path';
import type { CorePorts } from '../index.ts';
import type { Intents, Keys, Log, PracticeSource, ReadFeeling, SettingsStore, TelephonyDoor } from '../kernel/ports.ts';
import { uuidSource } from '../kernel/uuid.ts';
import { folderCabinet } from './cabinet.node.ts';
import { systemClock } from './clock.node.ts';
import { nodeCrypto } from './crypto.node.ts';
import { nodeMachine } from './machine.node.ts';
import { systemRandom } from './random.node.ts';
import { folderReplicas } from './replicas.node.ts';
import { fetchWording } from './wording.node.ts';
import { fetchTransport } from './transport.node.ts';

export type NodePortOptions = {
  /** Everything the desk keeps lies below it. */
  readonly dataDir: string;
  readonly hubUrl: string;
  readonly keys: Keys;
  readonly settings: SettingsStore;
  readonly log: Log;
  /** Default: a door that stays closed. */
  readonly telephony?: TelephonyDoor;
  /** Default: nothing is read. */
  readonly feel?: ReadFeeling | null;
  /** Default: nothing is learned, and nothing answers. */
  readonly intents?: Intents;
  /** Default: nothing to practise with. */
  readonly practice?: PracticeSource;
  readonly version: string;
  readonly deviceName: string;
  readonly suggestedHandle: string | null;
  /** Which shell it is, for diagnostics. Default: `node`. */
  readonly shell?: string;
};

/** The door of a desk that listens to no telephone system. */
export const CLOSED_DOOR: TelephonyDoor = { address: () => null, renew: () => Promise.resolve() };

/** Learns nothing, and is never sure. */
export const NO_INTENTS: Intents = {
  learn: () => Promise.resolve(),
  ask: () => Promise.resolve({ guesses: [], isSure: false }),
  isReady: () => true,
  stop: () => undefined,
};

export const NO_PRACTICE: PracticeSource = { content: () => null, procedure: () => null };

/** The real world for a core that runs in Node or in Electron's utility process. */
export function createNodePorts(options: NodePortOptions): CorePorts {
  const {
    dataDir,
    hubUrl,
    shell = 'node',
    telephony = CLOSED_DOOR,
    feel = null,
    intents = NO_INTENTS,
    practice = NO_PRACTICE,
    ...given
  } = options;
  return {
    ...given,
    feel,
    intents,
    practice,
    wording: fetchWording,
    telephony,
    clock: systemClock,
    ids: uuidSource(systemClock, systemRandom),
    random: systemRandom,
    crypto: nodeCrypto,
    transport: fetchTransport(hubUrl),
    cabinet: folderCabinet(join(dataDir, 'cabinet')),
    replicas: folderReplicas(dataDir, nodeCrypto, systemClock),
    machine: nodeMachine(shell, dataDir),
  };
}
