import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Keys } from '../kernel/ports.ts';
import { nodeCrypto } from './crypto.node.ts';
import { isMissing } from './durable-file.node.ts';

const KEY_BYTES = 32;

/**
 * The key lies in a file that only its owner can read: as safe as the account it belongs to, and no safer. Made when it is
 * missing; a file that others could read is closed to them. Throws when the file is there and is not a key.
 */
export function fileKeys(path: string): Keys {
  const key = readKey(path) ?? makeKey(path);
  return {
    protection: 'file',
    protect: async (secret) => nodeCrypto.seal(key, secret),
    unprotect: async (sealed) => nodeCrypto.open(key, sealed),
  };
}

function readKey(path: string): Uint8Array | undefined {
  try {
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
    if (key.length !== KEY_BYTES) throw new Error('the key file does not hold a key');
    chmodSync(path, 0o600);
    return key;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function makeKey(path: string): Uint8Array {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const key = randomBytes(KEY_BYTES);
  // 'wx': were another desk to make it at the same moment, one of the two must fail and not silently win.
  writeFileSync(path, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}
