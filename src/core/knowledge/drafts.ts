import type { ArticleDraft } from '#shared/contract/app/knowledge.ts';
import type { ArticleContent } from '#shared/domain/article.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { ArticleId } from '#shared/kernel/ids.ts';
import { discardUploads, fileState, insertUpload, isLost } from '../attachments/index.ts';
import { json, parsed } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import type { Ids } from '../kernel/ports.ts';

export type DraftContent = Omit<ArticleDraft, 'updatedAt'>;
type Row = { data: string; updated_at: number };

/** Nobody writes on more of them at once. */
const MAX_DRAFTS = 500;
const MAX_BODY = 200_000;
const MAX_FILES = 20;
const MAX_QUESTIONS = 200;
const MAX_TAGS = 50;

/** `returned`: what came back and no save has shown to know of yet. */
type Stored = Omit<DraftContent, 'returns'> & {
  readonly returns?: number;
  readonly returned?: readonly DraftContent[];
};

const fromRow = (row: Row): ArticleDraft => {
  const { returned: _, returns = 0, ...draft } = parsed<Stored>(row.data);
  return { ...draft, returns, updatedAt: row.updated_at };
};

/** Newest first. */
export const draftsIn = (db: ReadableDb): ArticleDraft[] =>
  db
    .all<Row>('select data, updated_at from article_draft order by updated_at desc, article_id limit ?', [MAX_DRAFTS])
    .map(fromRow);

const rowOf = (db: ReadableDb, articleId: string): Row | undefined =>
  db.get<Row>('select data, updated_at from article_draft where article_id = ?', [articleId]);

export function findDraft(db: ReadableDb, articleId: string): ArticleDraft | undefined {
  const row = rowOf(db, articleId);
  return row && fromRow(row);
}

const returnedTo = (db: ReadableDb, articleId: string): readonly DraftContent[] => {
  const row = rowOf(db, articleId);
  return (row && parsed<Stored>(row.data).returned) ?? [];
};

export const putDraft = (tx: WritableDb, draft: DraftContent, at: number, changed: ChangeSet): ArticleDraft =>
  put(tx, draft, returnedTo(tx, draft.articleId), at, changed);

function put(
  tx: WritableDb,
  draft: DraftContent,
  returned: readonly DraftContent[],
  at: number,
  changed: ChangeSet,
): ArticleDraft {
  tx.run(
    `insert into article_draft (article_id, data, updated_at) values (?, ?, ?)
     on conflict (article_id) do update set data = excluded.data, updated_at = excluded.updated_at`,
    [draft.articleId, json({ ...draft, ...(returned.length > 0 && { returned }) }), at],
  );
  changed.add('article_draft', draft.articleId);
  return { ...draft, updatedAt: at };
}

/** The words live on elsewhere: in a proposal, or in the article. */
export function dropDraft(tx: WritableDb, articleId: string, changed: ChangeSet): void {
  if (tx.run('delete from article_draft where article_id = ?', [articleId]) > 0)
    changed.add('article_draft', articleId);
}

type Saving = {
  readonly tx: WritableDb;
  readonly at: number;
  readonly changed: ChangeSet;
  readonly ids: Ids;
};
/** `gone`: contents nothing here needs any more. */
type Saved = { readonly draft: ArticleDraft; readonly gone: string[] };

/** What is typed while words come back is saved with them behind it, until a save comes from somebody who has seen them. */
export function saveDraft({ tx, at, changed, ids }: Saving, draft: DraftContent): Saved {
  const present = findDraft(tx, draft.articleId);
  const returns = present?.returns ?? draft.returns;
  let whole = { ...draft, returns };
  const kept: DraftContent[] = [];
  for (const back of draft.returns < returns ? returnedTo(tx, draft.articleId) : []) {
    const next = { ...joined(whole, back), returns };
    const fits = next.body.length <= MAX_BODY;
    // Without room behind what is written they are another article's draft, once.
    if (!fits) putDraft(tx, { ...back, articleId: ArticleId.parse(ids.uuid()), baseVersion: 0 }, at, changed);
    whole = fits ? next : whole;
    if (fits) kept.push(back);
  }
  const gone = (present?.files ?? []).filter((file) => !whole.files.some(({ id }) => id === file.id));
  return { draft: put(tx, draftFields(whole), kept, at, changed), gone: discardUploads(tx, gone) };
}

/** @returns contents nothing here needs any more. */
export function discardDraft(tx: WritableDb, articleId: string, changed: ChangeSet): string[] {
  const files = findDraft(tx, articleId)?.files ?? [];
  dropDraft(tx, articleId, changed);
  return discardUploads(tx, files);
}

/** A draft has no place for what its author said of it: it stands in front, as a quote. */
function withSummary(body: string, summary: string): string {
  if (summary.trim() === '') return body;
  return [summary.trim().replaceAll(/^/gm, '> '), body].filter((part) => part !== '').join('\n\n');
}

/** The draft a refused mutation goes back to: its words, and the version they were written over. */
export function draftOf(mutation: Mutation): DraftContent | undefined {
  if (mutation.name === 'article.publish') {
    const { articleId, spaceId, baseVersion, proposalId, content, summary } = mutation;
    const body = withSummary(content.body, summary);
    return {
      ...content,
      body,
      articleId,
      spaceId,
      baseVersion,
      proposalId,
      ticketId: null,
      checklist: null,
      returns: 0,
    };
  }
  if (mutation.name !== 'article.propose') return undefined;
  const { id, summary, ...rest } = mutation.proposal;
  return { ...rest, body: withSummary(rest.body, summary), proposalId: id, checklist: null, returns: 0 };
}

const union = <T>(a: readonly T[], b: readonly T[], keyOf: (item: T) => unknown, max: number): T[] => {
  const keys = new Set(a.map(keyOf));
  return [...a, ...b.filter((item) => !keys.has(keyOf(item)))].slice(0, max);
};

/** Behind what was begun since; the older of the two versions is the one to compare with. */
function joined(present: ArticleContent & DraftContent, back: DraftContent): DraftContent {
  const isWithin = back.body.endsWith(present.body);
  const body = isWithin ? back.body : [present.body, back.body].filter(Boolean).join('\n\n');
  return {
    ...present,
    title: present.title.trim() === '' ? back.title : present.title,
    body,
    baseVersion: Math.min(present.baseVersion, back.baseVersion),
    tags: union(present.tags, back.tags, (tag) => tag, MAX_TAGS),
    questions: union(present.questions, back.questions, (text) => text, MAX_QUESTIONS),
    files: union(present.files, back.files, ({ id }) => id, MAX_FILES),
    proposalId: present.proposalId ?? back.proposalId,
    ticketId: present.ticketId ?? back.ticketId,
  };
}

/**
 * Words of an article the hub refused become a draft again.
 * @returns false when there is no room for all of them behind the draft that stands; then nothing was changed.
 */
export function returnToArticleDraft(tx: WritableDb, back: DraftContent, at: number, changed: ChangeSet): boolean {
  const present = findDraft(tx, back.articleId);
  const whole = present ? { ...joined(present, back), returns: present.returns + 1 } : back;
  if (whole.body.length > MAX_BODY) return false;
  const files = whole.files.filter((file) => !isLost(tx, file));
  // A file of the article as it stands is not this desk's own: there is nothing to send.
  for (const file of files) if (fileState(tx, file.sha256)) insertUpload(tx, file, at);
  const returned = present ? [...returnedTo(tx, back.articleId), draftFields(back)] : [];
  put(tx, { ...draftFields(whole), files }, returned, at, changed);
  return true;
}

/** Exactly the fields of a draft, without what a joined one carries besides. */
export const draftFields = (draft: DraftContent): DraftContent => ({
  articleId: draft.articleId,
  spaceId: draft.spaceId,
  baseVersion: draft.baseVersion,
  title: draft.title,
  body: draft.body,
  language: draft.language,
  tags: draft.tags,
  questions: draft.questions,
  files: draft.files,
  returns: draft.returns,
  ticketId: draft.ticketId,
  checklist: draft.checklist,
  proposalId: draft.proposalId,
});
