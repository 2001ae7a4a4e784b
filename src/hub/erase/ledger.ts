import { readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../kernel/problem.ts';
import { syncFolder, writeDurably } from '../store/durable.ts';

/** One customer erased, and when (ms UTC). Nothing else about them is kept. */
export const Erasure = z.object({ customerId: z.string().min(1), at: z.number() });
export type Erasure = z.infer<typeof Erasure>;

/** Who was erased, kept outside the database and its backups: what a backup brings back is erased again. */
export type Ledger = {
  /** @throws Problem ledger-unreadable, with the line: a hub that cannot read who was erased must not bring them back. */
  read(): Promise<Erasure[]>;
  /** On the disk when it resolves. */
  append(erasures: readonly Erasure[]): Promise<void>;
};

const NAME = 'erased.jsonl';

function parse(text: string, path: string): Erasure[] {
  // A last line without its end was cut off while it was written: nothing had been erased by it yet.
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line, i) => {
    try {
      return Erasure.parse(JSON.parse(line));
    } catch (cause) {
      throw new Problem('ledger-unreadable', { file: path, line: i + 1 }, cause);
    }
  });
}

const isMissing = (cause: unknown): boolean => (cause as { code?: unknown }).code === 'ENOENT';

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return '';
    throw new Problem('ledger-unreadable', { file: path, line: 0 }, cause);
  }
}

export function fileLedger(folder: string): Ledger {
  const path = join(folder, NAME);
  return {
    read: async () => parse(await readText(path), path),
    append: async (erasures) => {
      const text = await readText(path);
      // What a cut left behind would make the next line unreadable.
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      const added = erasures.map((erasure) => `${JSON.stringify(erasure)}\n`).join('');
      if (whole === text) await writeDurably(path, added, 'a');
      else {
        await writeDurably(`${path}.part`, whole + added);
        await rename(`${path}.part`, path);
      }
      await syncFolder(dirname(path));
    },
  };
}
