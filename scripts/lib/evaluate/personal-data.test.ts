import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { measurePersonalData, PLANTED } from './personal-data.ts';

/** A figure measured on other lines is another figure. Whoever changes a line makes a new file, and says so. */
const HASH = 'a1fa5b6d4eea206369d469d97ac36ad83534f98fd83948d338f2df1c237e4433';

test('the planted lines are the ones that were measured', async () => {
  expect(
    createHash('sha256')
      .update(await readFile(PLANTED))
      .digest('hex'),
  ).toBe(HASH);
});

test('of what was planted so much is found whole, and so much of what is found was planted', async () => {
  const [all, zh, en] = await measurePersonalData();
  expect(all?.spans).toBeGreaterThanOrEqual(500);
  for (const [figures, recall, precision] of [
    [all, 0.94, 0.92],
    [zh, 0.93, 0.92],
    [en, 0.96, 0.91],
  ] as const) {
    expect(figures?.recall).toBeGreaterThanOrEqual(recall);
    expect(figures?.precision).toBeGreaterThanOrEqual(precision);
  }
});

test.each(['planted-dev.jsonl', 'planted-more.jsonl'])(
  'on the lines it was made with (%s) hardly anything is left over',
  async (name) => {
    const [all] = await measurePersonalData(
      fileURLToPath(new URL(`../../../resources/practice/${name}`, import.meta.url)),
    );
    expect(all?.recall).toBeGreaterThanOrEqual(0.98);
    expect(all?.precision).toBeGreaterThanOrEqual(0.97);
  },
);
