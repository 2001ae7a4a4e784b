import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileLost, type Crypto, type Files } from '../kernel/ports.ts';
import { isMissing, writeDurably } from './durable-file.node.ts';

/**
 * Files are named by the hash of their plain content and sealed one by one.
 * @param key 32 bytes, which belong to the files from now on: `close` erases them.
 */
export function sealedFiles(folder: string, key: Uint8Array, crypto: Crypto): Files {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a content hash');
    return join(folder, sha256.slice(0, 2), sha256);
  };
  let isClosed = false;
  // An erased key is still 32 bytes long: it would seal, and open, for everybody.
  const openKey = (): Uint8Array => {
    if (isClosed) throw new Error('the files are closed');
    return key;
  };
  const unsealed = (from: Uint8Array, sealed: Uint8Array, sha256: string): Uint8Array<ArrayBuffer> => {
    try {
      const bytes = crypto.open(from, sealed);
      if (crypto.sha256(bytes) === sha256) return bytes;
    } catch (error) {
      throw new FileLost('altered', { cause: error });
    }
    throw new FileLost('the content does not match its name');
  };
  return {
    has: (sha256) =>
      access(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    write: async (sha256, bytes) => {
      await writeDurably(pathOf(sha256), crypto.seal(openKey(), bytes));
    },
    read: async (sha256) => {
      const sealed = await readFile(pathOf(sha256)).catch((error: unknown) => {
        throw isMissing(error) ? new FileLost('missing', { cause: error }) : error;
      });
      return unsealed(openKey(), sealed, sha256);
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    close: () => {
      isClosed = true;
      key.fill(0);
    },
  };
}
