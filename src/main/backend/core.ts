import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileKeys } from '#core/adapters/keys-file.node.ts';
import { systemClock } from '#core/adapters/clock.node.ts';
import { loadFeeling, shippedWeights } from '#core/adapters/feeling.node.ts';
import { ThreadIntents } from '#core/adapters/intents.node.ts';
import { createNodePorts } from '#core/adapters/node-ports.node.ts';
import { practiceFrom, resourcesFrom } from '#core/adapters/practice.node.ts';
import { Telephony } from '#core/adapters/telephony.node.ts';
import { createCore, type Core } from '#core/index.ts';
import type { Log, SettingsStore } from '#core/kernel/ports.ts';
import type { BackendStart, FromBackend } from '#shared/contract/shell/backend.ts';
import type { ParentKeys } from './parent-keys.ts';

export type OpenCore = { readonly core: Core; readonly log: Log; readonly telephony: Telephony };
type Given = { readonly log: Log; readonly keys: ParentKeys; readonly tell: (message: FromBackend) => void };

const INTENT_WORKER = join(import.meta.dirname, 'intent-worker.js');

/** Builds the core from what main said. Undefined: the key of this folder is made from a passphrase, which nobody can type here. */
export function openCore(options: BackendStart, { log, keys, tell }: Given): OpenCore | undefined {
  const { dataDir, hubUrl, version, handle } = options;
  if (existsSync(join(dataDir, 'passphrase.json'))) return undefined;
  const telephony = new Telephony({ dataDir, port: options.telephonyPort, clock: systemClock, log });
  const ports = createNodePorts({
    dataDir,
    hubUrl,
    version,
    log,
    telephony,
    keys: options.keys === 'file' ? fileKeys(join(dataDir, 'desk.key')) : keys,
    settings: mirrored(options.settings, tell),
    feel: loadFeeling(shippedWeights(import.meta.dirname), log),
    intents: new ThreadIntents(INTENT_WORKER, log),
    practice: practiceFrom(resourcesFrom(import.meta.dirname), log),
    deviceName: hostname(),
    suggestedHandle: handle,
    shell: 'electron',
  });
  return { core: createCore(ports), log, telephony };
}

/** Main owns the settings file; the core reads a copy, and what it sets is told. */
function mirrored(initial: Record<string, unknown>, tell: Given['tell']): SettingsStore {
  let values = initial;
  return {
    get: () => values,
    set(changed) {
      values = { ...values, ...changed };
      tell({ type: 'settings', values: changed });
    },
  };
}
