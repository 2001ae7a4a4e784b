import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Keys } from '../kernel/ports.ts';
import { nodeCrypto } from './crypto.node.ts';
import { isMissing, writeDurably } from './durable-file.node.ts';

export class WrongPassphrase extends Error {
  override readonly name = 'WrongPassphrase';
}

const SALT_BYTES = 16;
const PROOF = new TextEncoder().encode('attune');
const Saved = z.object({ salt: z.base64(), proof: z.base64() });

/**
 * The key is stretched from a passphrase (argon2id) and exists in memory alone. `path` keeps the salt and a sealed word that
 * proves the passphrase; it is made at the first use. Throws `WrongPassphrase`.
 */
export async function passphraseKeys(path: string, passphrase: string): Promise<Keys> {
  const saved = await readSaved(path);
  const salt = saved ? Buffer.from(saved.salt, 'base64') : randomBytes(SALT_BYTES);
  const key = await nodeCrypto.stretch(passphrase, salt);
  if (saved) prove(key, saved.proof);
  else await save(path, salt, key);
  return {
    protection: 'passphrase',
    protect: async (secret) => nodeCrypto.seal(key, secret),
    unprotect: async (sealed) => nodeCrypto.open(key, sealed),
  };
}

/** True when a passphrase was set here before: then one is asked for once, else twice. */
export const hasPassphrase = async (path: string): Promise<boolean> => (await readSaved(path)) !== undefined;

async function readSaved(path: string): Promise<z.infer<typeof Saved> | undefined> {
  try {
    return Saved.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function prove(key: Uint8Array, proof: string): void {
  try {
    nodeCrypto.open(key, Buffer.from(proof, 'base64'));
  } catch (cause) {
    throw new WrongPassphrase('wrong passphrase', { cause });
  }
}

async function save(path: string, salt: Uint8Array, key: Uint8Array): Promise<void> {
  const proof = Buffer.from(nodeCrypto.seal(key, PROOF)).toString('base64');
  await writeDurably(path, JSON.stringify({ salt: Buffer.from(salt).toString('base64'), proof }));
}
