import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale } from './build.ts';
import { FAULTS } from './faults.ts';
import { runSmoke } from './run.ts';

let built = '';
// Beside the bundle, so that what it leaves outside is found from there too.
const copyOf = (index: number) => `${built}-fault-${index}`;
beforeAll(async () => {
  built = await buildIfStale();
});

describe('the built Electron bundle, in a strict fake of Electron', () => {
  test.concurrent.each([
    ['opens, answers, refuses strangers, survives the end of its core, and ends', 'desk'],
    ['does not open where there is only a fixed password and the person declines a key file', 'refusedFixed'],
    ['does not open where there is no keychain at all and the person declines a key file', 'refusedNone'],
    ['says that another desk works on its folder, and ends', 'inUse'],
    ['says where a desk with a passphrase can be opened, and ends', 'passphrase'],
    ['asks whether to try again when its core ends whenever it is started, and quits when told', 'keepsEnding'],
    ['works when what kept its core from starting is gone', 'mended'],
    ['keeps the key in a file where the person says so', 'file'],
  ])('%s', async (_what, scenario) => {
    expect(await runSmoke(built, scenario)).toEqual({ code: 0, said: '' });
  });
});

describe('the strict fake sees', () => {
  afterAll(async () => {
    await Promise.all(Object.keys(FAULTS).map((_, index) => rm(copyOf(index), { recursive: true, force: true })));
  });

  test.concurrent.each(Object.entries(FAULTS).map(([what, fault], index) => [what, fault, index] as const))(
    '%s',
    async (_what, { file, edit, scenario = 'desk', says }, index) => {
      await cp(built, copyOf(index), { recursive: true, filter: (path) => !path.endsWith('.map') });
      const path = join(copyOf(index), file);
      if (edit) await writeFile(path, replaced(await readFile(path, 'utf8'), ...edit));
      else await rm(path, { recursive: true });
      const { code, said } = await runSmoke(copyOf(index), scenario);
      expect({ code, said }).toEqual({
        code: 1,
        said: typeof says === 'string' ? expect.stringContaining(says) : expect.stringMatching(says),
      });
    },
    60_000,
  );
});

/** A fault that is not there any more proves nothing: the text to change must be found. */
function replaced(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`nothing to change: ${String(from)}`);
  return changed;
}
