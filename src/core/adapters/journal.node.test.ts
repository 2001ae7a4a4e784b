import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Journal } from '../kernel/ports.ts';
import { nodeCrypto } from './crypto.node.ts';
import { sealedJournal } from './journal.node.ts';

let folder: string;
let path: string;
const key = (): Uint8Array => new Uint8Array(32).fill(7);
const open = (): Journal => sealedJournal(path, key(), nodeCrypto);
const DURABLE = { isDurable: true };
const LINES = ['{"k":"edit","body":"张女士的退款"}', 'two', 'three'];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-journal-'));
  path = join(folder, 'outbox.log');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Three lines, closed. */
function three(): void {
  const journal = open();
  journal.append(LINES.slice(0, 1), DURABLE);
  journal.append(LINES.slice(1), DURABLE);
  journal.close();
}

describe('a journal', () => {
  test('gives back what was added, in order, also after it was opened again, and to nobody without its key', () => {
    three();
    expect(open().read()).toEqual({ lines: LINES, unreadable: 0 });
    const stranger = sealedJournal(path, new Uint8Array(32).fill(8), nodeCrypto);
    expect(stranger.read()).toEqual({ lines: [], unreadable: 3 });
    expect(readFileSync(path, 'utf8')).not.toMatch(/edit|退款/);
    expect(open().bytes).toBe(readFileSync(path).length);
  });

  test('loses one line to one flipped byte, wherever it is, and never shows a line that was altered', () => {
    three();
    const good = readFileSync(path);
    for (let at = 0; at < good.length; at += 1) {
      writeFileSync(
        path,
        Uint8Array.from(good, (byte, i) => (i === at ? byte ^ 1 : byte)),
      );
      const { lines } = open().read();
      const lost = LINES.filter((line) => !lines.includes(line)).length;
      expect([at, lines.every((line) => LINES.includes(line)), lost <= (good[at] === 10 ? 2 : 1)]).toEqual([
        at,
        true,
        true,
      ]);
    }
  });

  test('goes on behind a line that was torn off at any byte', () => {
    three();
    const good = readFileSync(path);
    for (let length = 0; length < good.length; length += 3) {
      writeFileSync(path, good);
      truncateSync(path, length);
      const journal = open();
      const before = journal.read().lines;
      journal.append(['after'], DURABLE);
      expect(journal.read().lines).toEqual([...before, 'after']);
      journal.close();
    }
  });

  test('is no worse for lines that are not its own', () => {
    three();
    appendFileSync(path, 'rubbish\n\n=====\n');
    expect(open().read()).toEqual({ lines: LINES, unreadable: 2 });
  });

  test('is written anew as a whole, and goes on from there', () => {
    three();
    const journal = open();
    journal.rewrite(['only']);
    journal.append(['next'], { isDurable: false });
    expect(journal.read()).toEqual({ lines: ['only', 'next'], unreadable: 0 });
    expect(journal.bytes).toBe(readFileSync(path).length);
  });

  test('that could not be put in the place of the old one leaves it as it was, and takes the next line', () => {
    three();
    const journal = open();
    // Nothing can be put where a folder stands.
    renameSync(path, `${path}.away`);
    mkdirSync(path);
    expect(() => {
      journal.rewrite(['only']);
    }).toThrow();
    expect(readdirSync(folder).toSorted()).toEqual(['outbox.log', 'outbox.log.away']);
    rmSync(path, { recursive: true });
    renameSync(`${path}.away`, path);
    journal.append(['next'], DURABLE);
    expect(journal.read()).toEqual({ lines: [...LINES, 'next'], unreadable: 0 });
    expect(journal.bytes).toBe(readFileSync(path).length);
    journal.close();
  });

  test('takes nothing after it was closed', () => {
    const journal = open();
    journal.close();
    expect(() => {
      journal.append(['late'], DURABLE);
    }).toThrow('closed');
    expect(() => journal.read()).toThrow('closed');
    expect(readFileSync(path, 'utf8')).toBe('');
  });
});
