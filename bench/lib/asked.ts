import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '#testkit/random.ts';
import { Sentence } from '../../scripts/lib/sentence.ts';
import { askedZh, type Asked } from './asked-zh.ts';

export type { Asked } from './asked-zh.ts';
/** `use`: thresholds were chosen on "fit"; "held" was only looked at afterwards. */
export type AskedSet = { readonly name: string; readonly use: 'fit' | 'held'; readonly asked: readonly Asked[] };

/** Where the public sets lie; none of them is part of the repository. */
export const FOLDER = 'ATTUNE_QUESTIONS_FOLDER';
const FILES = [
  { name: 'banking77.train', use: 'fit', limit: 3000 },
  { name: 'clinc150.train', use: 'fit', limit: 3000 },
  { name: 'banking77.val', use: 'held', limit: 5000 },
  { name: 'clinc150.val', use: 'held', limit: 5000 },
  { name: 'natcs.train', use: 'held', limit: 5000 },
] as const;

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(seed);
  return items
    .map((item) => ({ item, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

async function readSet(folder: string, name: string): Promise<Asked[]> {
  const text = await readFile(join(folder, `${name}.jsonl`), 'utf8').catch(() => {
    throw new Sentence(
      `${join(folder, `${name}.jsonl`)} cannot be read: one JSON object a line with "text" and "label".`,
    );
  });
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Asked);
}

/** Our own questions always; the public sets where the environment says where they are. */
export async function askedSets(): Promise<AskedSet[]> {
  const folder = process.env[FOLDER];
  const own: AskedSet[] = [
    { name: 'chinese-shop', use: 'fit', asked: shuffled(askedZh.fit, 1) },
    { name: 'chinese-telecom', use: 'held', asked: shuffled(askedZh.held, 1) },
  ];
  if (folder === undefined) return own;
  const read = FILES.map(async ({ name, use, limit }) => {
    return { name, use, asked: shuffled(await readSet(folder, name), 1).slice(0, limit) };
  });
  return [...(await Promise.all(read)), ...own];
}
