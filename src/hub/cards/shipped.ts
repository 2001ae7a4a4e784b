import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CardContent, CardKey, cardIdOf, type Card } from '#shared/domain/guidance/index.ts';

const CardFile = CardContent.extend({ key: CardKey });
export type CardFile = z.infer<typeof CardFile>;

/** The cards that come with the product: a file each, named by its key. Throws with the file's name when one does not fit. */
export async function readShippedCards(folder: string): Promise<CardFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const read = CardFile.safeParse(JSON.parse(await readFile(join(folder, name), 'utf8')));
      if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`);
      if (name !== `${read.data.key}.json`) throw new Error(`${name}: its key is ${read.data.key}`);
      return read.data;
    }),
  );
}

/** A team's first version of it, written by nobody of the team. */
export const firstVersion = ({ key, ...content }: CardFile, teamId: string, publishedAt: number): Card => ({
  ...content,
  id: cardIdOf(key, 1),
  key,
  version: 1,
  teamId,
  summary: '',
  authorId: null,
  publishedAt,
  retiredAt: null,
});
