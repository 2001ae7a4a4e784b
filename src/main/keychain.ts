import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dialog, safeStorage } from 'electron';
import type { BackendStart } from '#shared/contract/shell/backend.ts';
import { log } from './log.ts';
import type { WindowStore } from './store.ts';
import { words } from './words.ts';

/** Chromium marks what it sealed: with a fixed password that everybody knows, or with a secret of the system's keyring. */
const FIXED_PASSWORD = 'v10';
const KEYRINGS = new Set(['v11', 'v12']);

/**
 * Where this desk's key is kept. A folder that has a key file keeps it (it was opened in the browser, or the person chose
 * so); else the keychain; where there is none worth the name, only the person's word puts the key into a file.
 * Undefined: they would rather not, and the desk does not open.
 */
export async function chooseKeys(dataDir: string, store: WindowStore): Promise<BackendStart['keys'] | undefined> {
  if (existsSync(join(dataDir, 'desk.key')) || store.get('isKeyInFile')) return 'file';
  if (await hasKeychain()) return 'keychain';
  log.warn('keychain.none');
  const { keyTitle, keyText, keyFile, quit } = words();
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: keyTitle,
    detail: keyText,
    buttons: [quit, keyFile],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response !== 1) return undefined;
  store.set('isKeyInFile', true);
  return 'file';
}

async function hasKeychain(): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
  if (process.platform !== 'linux') return true;
  const mark = (await safeStorage.encryptStringAsync('probe')).subarray(0, 3).toString('latin1');
  if (mark === FIXED_PASSWORD) return false;
  const backend = safeStorage.getSelectedStorageBackend();
  return KEYRINGS.has(mark) || (backend !== 'basic_text' && backend !== 'unknown');
}

/** Base64 in, base64 out. */
export const keychain = {
  protect: async (base64: string): Promise<string> => (await safeStorage.encryptStringAsync(base64)).toString('base64'),
  unprotect: async (base64: string): Promise<string> =>
    (await safeStorage.decryptStringAsync(Buffer.from(base64, 'base64'))).result,
};
