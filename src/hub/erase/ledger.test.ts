import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileLedger } from './ledger.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-ledger-'));
  path = join(folder, 'erased.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const one = { customerId: 'c-1', at: 5 };
const two = { customerId: 'c-2', at: 6 };

test('is empty where there is none, and holds what was appended', async () => {
  const ledger = fileLedger(folder);
  expect(await ledger.read()).toEqual([]);
  await ledger.append([one]);
  await ledger.append([two]);
  expect(await fileLedger(folder).read()).toEqual([one, two]);
});

test('a line that was cut off while it was written counts for nothing, and does not spoil the next', async () => {
  const ledger = fileLedger(folder);
  await ledger.append([one]);
  await appendFile(path, '{"customerId":"c-9","a');
  expect(await ledger.read()).toEqual([one]);
  await ledger.append([two]);
  expect(await ledger.read()).toEqual([one, two]);
  expect(await readFile(path, 'utf8')).not.toContain('c-9');
});

test('a line that cannot be read is named: nobody may come back because of it', async () => {
  await writeFile(path, `${JSON.stringify(one)}\nnonsense\n`);
  await expect(fileLedger(folder).read()).rejects.toMatchObject({
    code: 'ledger-unreadable',
    params: { file: path, line: 2 },
  });
});
