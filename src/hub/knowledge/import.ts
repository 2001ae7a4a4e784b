import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromMarkdown, isSame, languageIn, type Fault, type Read } from '#shared/domain/article-markdown.ts';
import type { ArticleContent } from '#shared/domain/article.ts';
import { decide, keysOf, type Mutation, type View } from '#shared/domain/mutation/index.ts';
import { ArticleId, RevisionId } from '#shared/kernel/ids.ts';
import type { Language } from '#shared/kernel/text.ts';
import { putBlob } from '../files/blobs.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit } from '../sync/commit.ts';
import { LockedView, lockRows } from '../sync/locked-view.ts';
import { CONTENTS } from './export.ts';

/** `outdated`: somebody published it while it was read. */
export type Imported = {
  readonly path: string;
  readonly outcome: 'new' | 'changed' | 'same' | 'refused';
  readonly title: string;
  readonly fault: Fault | null;
};
export type Into = {
  readonly spaceId: string;
  /** Who stands as the author of what is published. */
  readonly agentId: string;
  readonly language: Language;
  readonly isTrial: boolean;
  readonly now: number;
};

/** Markdown files below a folder, by their paths with `/`, in order. */
async function markdownIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md') && !name.split('/').some((part) => part.startsWith('.')))
    .toSorted();
}

/** Contents a folder brings along that a file names; one that is not what it is called is left out. */
async function contentsOf(folder: string, { files }: ArticleContent): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const { sha256 } of files) {
    const bytes = await readFile(join(folder, CONTENTS, sha256)).catch(() => undefined);
    if (bytes && createHash('sha256').update(bytes).digest('hex') === sha256) found.set(sha256, bytes);
  }
  return found;
}

async function known(tx: Tx, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await tx.selectFrom('blob').select('sha256').where('sha256', 'in', hashes).execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

function mutationOf(
  read: Read,
  content: ArticleContent,
  view: View,
  into: Into,
): Mutation & { name: 'article.publish' } {
  const articleId = read.id ?? ArticleId.parse(randomUUID());
  const stored = view.get('article', articleId)?.data;
  return {
    name: 'article.publish',
    articleId,
    spaceId: stored?.spaceId ?? into.spaceId,
    baseVersion: stored?.version ?? 0,
    revisionId: RevisionId.parse(randomUUID()),
    content,
    summary: '',
    proposalId: null,
    reviewAt: read.reviewAt,
  };
}

/** Publishes one file by the rule that holds for everybody. */
async function publish(tx: Tx, read: Read, brought: ReadonlySet<string>, into: Into): Promise<Imported['outcome']> {
  const there = await known(
    tx,
    read.content.files.map(({ sha256 }) => sha256),
  );
  const isThere = (sha256: string): boolean => there.has(sha256) || brought.has(sha256);
  const content = { ...read.content, files: read.content.files.filter(({ sha256 }) => isThere(sha256)) };
  const by = { by: 'hub', agentId: into.agentId, at: into.now };
  const article = read.id === null ? [] : await lockRows(tx, [{ tbl: 'article', id: read.id }]);
  const mutation = mutationOf(read, content, new LockedView(article, by), into);
  const view = new LockedView(await lockRows(tx, keysOf(mutation)), by);
  const stored = view.get('article', mutation.articleId)?.data;
  if (stored && isSame(stored, content)) return 'same';
  const context = { agentId: into.agentId, role: 'admin' as const, writer: 'hub', now: into.now };
  const { effects, outcome } = decide(mutation, view, context);
  if (outcome.status === 'rejected') return 'refused';
  if (!into.isTrial) await commit(tx, { effects, ...by });
  return stored ? 'changed' : 'new';
}

async function importFile(db: Db, folder: string, path: string, into: Into): Promise<Imported> {
  const text = await readFile(join(folder, path), 'utf8');
  const answer = fromMarkdown(text, { language: languageIn(path) ?? into.language });
  if (!answer.isOk) return { path, outcome: 'refused', title: '', fault: answer.fault };
  const { read } = answer;
  const brought = await contentsOf(folder, read.content);
  if (!into.isTrial) for (const [sha256, bytes] of brought) await putBlob(db, sha256, bytes);
  const outcome = await inTransaction(db, (tx) => publish(tx, read, new Set(brought.keys()), into));
  const fault: Fault | null = outcome === 'refused' ? { code: 'bad-value', line: 1, field: 'id' } : null;
  return { path, outcome, title: read.content.title, fault };
}

/** Reads a folder of Markdown, a file at a time: what is faulty is said and left out, all the rest is there. */
export async function importKnowledge(db: Db, folder: string, into: Into): Promise<Imported[]> {
  const results: Imported[] = [];
  for (const path of await markdownIn(folder)) results.push(await importFile(db, folder, path, into));
  return results;
}
