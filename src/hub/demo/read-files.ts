import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES, type Language } from '#shared/kernel/text.ts';
import { ArticleHead, CustomersFile, TeamFile, TicketFile, type ArticleFile, type CustomerEntry } from './files.ts';
import { ContactsFile } from './contacts-file.ts';
import { KnowledgeFile } from './knowledge-file.ts';
import { RunsFile } from './runs-file.ts';
import { SopFile } from './sop-file.ts';
import { readFrontMatter } from '#shared/kernel/front-matter.ts';

export type DemoFile = { name: string; sha256: string; bytes: Uint8Array };

/** Everything a demo folder holds, each list in the order of its file names. */
export type DemoFolder = {
  team: TeamFile;
  customers: CustomerEntry[];
  tickets: TicketFile[];
  articles: ArticleFile[];
  sops: SopFile[];
  files: DemoFile[];
  knowledge: KnowledgeFile;
  contacts: ContactsFile;
  runs: RunsFile;
};

/** Throws with the name of the file when one is missing or does not fit its schema. */
export async function readFolder(folder: string): Promise<DemoFolder> {
  return {
    team: await readJson(join(folder, 'team.json'), TeamFile),
    customers: await readJson(join(folder, 'customers.json'), CustomersFile),
    tickets: await readAll(join(folder, 'tickets'), '.json', (file) => readJson(file, TicketFile)),
    articles: (await Promise.all(LANGUAGES.map((language) => readArticles(folder, language)))).flat(),
    sops: await readAll(join(folder, 'sops'), '.json', (file) => readJson(file, SopFile)),
    files: await readAll(join(folder, 'files'), '', readBytes),
    knowledge: await readJson(join(folder, 'knowledge.json'), KnowledgeFile),
    contacts: await readJson(join(folder, 'contacts.json'), ContactsFile),
    runs: await readJson(join(folder, 'runs.json'), RunsFile),
  };
}

async function readAll<T>(
  folder: string,
  ending: string,
  read: (file: string, name: string) => Promise<T>,
): Promise<T[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending) && !name.startsWith('.')).toSorted();
  return Promise.all(names.map((name) => read(join(folder, name), name)));
}

async function readJson<T extends z.ZodType>(file: string, schema: T): Promise<z.infer<T>> {
  const text = await readFile(file, 'utf8');
  return named(file, () => schema.parse(JSON.parse(text)));
}

function readArticles(folder: string, language: Language): Promise<ArticleFile[]> {
  return readAll(join(folder, 'articles', language), '.md', async (file, name) => {
    const text = await readFile(file, 'utf8');
    const { head, body } = named(file, () => readFrontMatter(text));
    return { ...named(file, () => ArticleHead.parse(head)), key: name.replace(/\.md$/, ''), language, body };
  });
}

async function readBytes(file: string, name: string): Promise<DemoFile> {
  const bytes = new Uint8Array(await readFile(file));
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function named<T>(file: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${file}: ${why}`, { cause: error });
  }
}
