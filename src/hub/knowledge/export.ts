import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { toMarkdown } from '#shared/domain/article-markdown.ts';
import { Article } from '#shared/domain/article.ts';
import type { Reader } from '../store/index.ts';

/** Where the contents of files lie in the folder, each named by its hash. */
export const CONTENTS = 'files';

const PAGE = 200;

async function pageAfter(db: Reader, after: string, spaceId: string | null): Promise<Article[]> {
  const { rows } = await sql<{ data: unknown }>`
    select data from doc where tbl = 'article' and id > ${after} and data->>'status' = 'published'
      and (${spaceId}::text is null or data->>'spaceId' = ${spaceId}::text)
    order by id limit ${PAGE}`.execute(db);
  return rows.map(({ data }) => Article.parse(data));
}

async function writeContent(db: Reader, folder: string, sha256: string): Promise<void> {
  const { rows } = await sql<{ text: string }>`
    select encode(data, 'base64') as text from blob where sha256 = ${sha256}`.execute(db);
  const text = rows[0]?.text;
  if (text === undefined) return;
  await mkdir(join(folder, CONTENTS), { recursive: true });
  await writeFile(join(folder, CONTENTS, sha256), Buffer.from(text, 'base64'));
}

/** Writes every published article (of one space, or of all) as Markdown, and the files they name. @returns how many of each. */
export async function exportKnowledge(
  db: Reader,
  folder: string,
  spaceId: string | null,
): Promise<{ articles: number; files: number }> {
  const contents = new Set<string>();
  let articles = 0;
  for (let after = ''; ;) {
    const page = await pageAfter(db, after, spaceId);
    for (const article of page) {
      const { path, text } = toMarkdown(article);
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
      for (const { sha256 } of article.files) contents.add(sha256);
    }
    articles += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.id;
  }
  for (const sha256 of contents) await writeContent(db, folder, sha256);
  return { articles, files: contents.size };
}
