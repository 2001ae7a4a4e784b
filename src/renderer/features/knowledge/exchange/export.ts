import type { Api } from '../../../lib/api.tsx';
import { codeOf } from '../../../lib/errors.ts';
import { readPieces } from '../../../lib/files.ts';
import type { Writer } from './writers.ts';

type Page = Awaited<ReturnType<Api['knowledge']['exportFolder']>>;
type Needs = { readonly knowledge: Pick<Api['knowledge'], 'exportFolder' | 'readFile'> };

/** Files stand beside the articles, each under the name of its content, so that two of one name do not meet. */
const pathOf = (file: Page['attachments'][number]): string => `files/${file.sha256.slice(0, 16)}/${file.name}`;

/** The article in whose text a file is named: a file is read through an article that holds it. */
const ID = /^id:\s*["']?([\x21-\x7e]+?)["']?\s*$/m;
const ownerOf = (page: Page, sha256: string): string | undefined =>
  page.files.map(({ text }) => (text.includes(sha256) ? ID.exec(text)?.[1] : undefined)).find(Boolean);

/** Writes every article and its files, page by page. Resolves to the names of files this desk could not get. */
export async function exportArticles(
  api: Needs,
  spaceIds: readonly string[],
  writer: Writer,
  onCount: (files: number) => void,
): Promise<string[]> {
  const missing: string[] = [];
  let count = 0;
  let after: string | null = null;
  do {
    const page: Page = await api.knowledge.exportFolder({ spaceIds: [...spaceIds], after });
    for (const { path, text } of page.files) await writer.put(path, text);
    for (const file of page.attachments) {
      const articleId = ownerOf(page, file.sha256);
      const isThere = articleId !== undefined && (await putFile(api, articleId, file, writer));
      if (!isThere) missing.push(file.name);
    }
    count += page.files.length + page.attachments.length;
    onCount(count);
    after = page.next;
  } while (after !== null);
  return missing;
}

async function putFile(
  api: Needs,
  articleId: string,
  file: Page['attachments'][number],
  writer: Writer,
): Promise<boolean> {
  const { sha256, mime } = file;
  const read = (offset: number) => api.knowledge.readFile({ articleId, sha256, offset });
  try {
    await writer.put(pathOf(file), await readPieces(read, mime, new AbortController().signal));
    return true;
  } catch (error) {
    // One file that is not here must not cost the others; anything else ends the export.
    if (!['NOT_ON_THIS_DESK', 'DAMAGED', 'NOT_FOUND'].includes(codeOf(error))) throw error;
    return false;
  }
}
