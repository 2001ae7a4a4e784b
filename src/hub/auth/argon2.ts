import crypto from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';

/** Memory in KiB. */
export type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };

const HASH_BYTES = 32;
const VERSION = 19;
const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/**
 * Node hashes in its thread pool, so that the hub goes on answering meanwhile; 40 ms of work. A Node without it (built with
 * BoringSSL, as in Electron) hashes on the spot, in WebAssembly. Both write the same text and read each other's.
 */
const isNative = hasNative();

function hasNative(): boolean {
  try {
    const least = { message: '', nonce: Buffer.alloc(8), parallelism: 1, passes: 1, memory: 8, tagLength: 4 };
    return crypto.argon2Sync('argon2id', least).length === 4;
  } catch {
    return false;
  }
}

/** The argon2id text of a password: parameters, salt and hash. */
export async function argon2Text(password: string, salt: Uint8Array, cost: Cost, native = isNative): Promise<string> {
  const { memory: memorySize, passes: iterations, parallelism } = cost;
  if (!native) {
    const rest = { memorySize, iterations, parallelism, hashLength: HASH_BYTES };
    return argon2id({ ...rest, password, salt, outputType: 'encoded' });
  }
  const hash = await derive(password, salt, cost, HASH_BYTES);
  return `$argon2id$v=${VERSION}$m=${memorySize},t=${iterations},p=${parallelism}$${plain64(salt)}$${plain64(hash)}`;
}

export async function argon2Matches(password: string, text: string, native = isNative): Promise<boolean> {
  const stored = STORED.exec(text);
  if (!native || !stored) return argon2Verify({ password, hash: text });
  const [, memory, passes, parallelism, salt = '', hash = ''] = stored;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const wanted = Buffer.from(hash, 'base64');
  return crypto.timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), cost, wanted.length), wanted);
}

function derive(message: string, nonce: Uint8Array, cost: Cost, tagLength: number): Promise<Buffer> {
  return new Promise((done, fail) => {
    crypto.argon2('argon2id', { message, nonce, ...cost, tagLength }, (cause, hash) => {
      if (cause) fail(cause);
      else done(hash);
    });
  });
}

const plain64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');
