import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderInUse, lockFolder } from './folder-lock.node.ts';
import { fileKeys } from './keys-file.node.ts';
import { hasPassphrase, passphraseKeys, WrongPassphrase } from './keys-passphrase.node.ts';

let folder: string;
const path = () => join(folder, 'passphrase.json');
const secret = new Uint8Array([1, 2, 3, 250]);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a key in a file', () => {
  test('opens what it sealed, also after a restart, and nothing that was touched', async () => {
    const file = join(folder, 'deep', 'desk.key');
    const sealed = await fileKeys(file).protect(secret);
    expect(await fileKeys(file).unprotect(sealed)).toEqual(secret);
    for (let i = 0; i < sealed.length; i++) {
      const touched = new Uint8Array(sealed);
      touched[i] = (touched[i] ?? 0) ^ 1;
      await expect(fileKeys(file).unprotect(touched)).rejects.toThrow();
    }
    await expect(fileKeys(join(folder, 'other.key')).unprotect(sealed)).rejects.toThrow();
  });

  test('is readable by its owner alone, and closed again when somebody opened it', async () => {
    const file = join(folder, 'desk.key');
    fileKeys(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await chmod(file, 0o644);
    fileKeys(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('is not made anew over a file that is damaged', async () => {
    const file = join(folder, 'desk.key');
    await writeFile(file, 'c2hvcnQ=');
    expect(() => fileKeys(file)).toThrow('does not hold a key');
    expect(await readFile(file, 'utf8')).toBe('c2hvcnQ=');
  });
});

describe('a key from a passphrase', () => {
  test('opens what it sealed, also after a restart, and with no other passphrase', async () => {
    expect(await hasPassphrase(path())).toBe(false);
    const sealed = await (await passphraseKeys(path(), '正确的口令 1')).protect(secret);
    expect(await hasPassphrase(path())).toBe(true);
    expect(await (await passphraseKeys(path(), '正确的口令 1')).unprotect(sealed)).toEqual(secret);
    await expect(passphraseKeys(path(), '正确的口令 2')).rejects.toBeInstanceOf(WrongPassphrase);
  });

  test('leaves neither passphrase nor key behind', async () => {
    await passphraseKeys(path(), 'open sesame, please');
    const saved = await readFile(path(), 'utf8');
    expect(Object.keys(JSON.parse(saved) as object).toSorted()).toEqual(['proof', 'salt']);
    expect(saved).not.toContain('sesame');
    expect((await stat(path())).mode & 0o777).toBe(0o600);
  });

  test('takes two folders with the same passphrase for two keys', async () => {
    const sealed = await (await passphraseKeys(path(), 'open sesame')).protect(secret);
    const other = await passphraseKeys(join(folder, 'other.json'), 'open sesame');
    await expect(other.unprotect(sealed)).rejects.toThrow();
  });
});

describe('a folder', () => {
  test('belongs to one desk at a time', () => {
    const release = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    release();
    lockFolder(folder)();
  });
});
