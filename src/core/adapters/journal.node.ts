import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DiskFull } from '../db/errors.ts';
import type { Crypto, Journal } from '../kernel/ports.ts';
import { isDiskFull, isMissing } from './durable-file.node.ts';

const END = '\n';

/**
 * Each line is sealed by itself and written as base64: one flipped byte costs one line, and a line that was torn by a crash
 * or a full disk is passed over.
 * @param key 32 bytes, which belong to the journal from now on: `close` erases them.
 */
export function sealedJournal(path: string, key: Uint8Array, crypto: Crypto): Journal {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let handle: number | null = null;
  const writable = (): number => (handle ??= openSync(path, 'a', 0o600));
  const release = (): void => {
    if (handle !== null) closeSync(handle);
    handle = null;
  };
  let bytes = fstatSync(writable()).size;
  // A line torn by a crash must not swallow the next one.
  let mustEnd = bytes > 0;
  let isClosed = false;

  const openKey = (): Uint8Array => {
    if (isClosed) throw new Error('the journal is closed');
    return key;
  };
  const seal = (line: string): string =>
    Buffer.from(crypto.seal(openKey(), new TextEncoder().encode(line))).toString('base64') + END;
  return {
    get bytes() {
      return bytes;
    },
    append: (lines, { isDurable }) => {
      const text = (mustEnd ? END : '') + lines.map(seal).join('');
      mustEnd = true;
      guarded(() => {
        writeAll(writable(), text);
        if (isDurable) fdatasyncSync(writable());
      });
      mustEnd = false;
      bytes += text.length;
    },
    read: () => readLines(path, openKey(), crypto),
    rewrite: (lines) => {
      const text = lines.map(seal).join('');
      const draft = `${path}.new`;
      try {
        guarded(() => {
          writeNew(draft, text);
        });
        // Windows puts nothing in the place of an open file. The next line opens it again, whichever of the two stands there.
        release();
        renameSync(draft, path);
      } catch (error) {
        rmSync(draft, { force: true });
        throw error;
      }
      bytes = text.length;
      mustEnd = false;
      syncFolder(dirname(path));
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      release();
      key.fill(0);
    },
  };
}

function guarded(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw isDiskFull(error) ? new DiskFull('journal', { cause: error }) : error;
  }
}

/** A disk that is nearly full takes a part and says so only at the next try. */
function writeAll(handle: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
}

function writeNew(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeAll(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function readLines(path: string, key: Uint8Array, crypto: Crypto): ReturnType<Journal['read']> {
  const lines: string[] = [];
  let unreadable = 0;
  for (const text of contentOf(path).split(END)) {
    if (text === '') continue;
    try {
      lines.push(new TextDecoder().decode(crypto.open(key, new Uint8Array(Buffer.from(text, 'base64')))));
    } catch {
      unreadable += 1;
    }
  }
  return { lines, unreadable };
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

/** Windows cannot open folders and does not need it. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The rename stands as soon as the system writes it by itself.
  }
}
