import { placeFrontMatter, writeFrontMatter, type Placed } from '../kernel/front-matter.ts';
import { ArticleId } from '../kernel/ids.ts';
import { Language } from '../kernel/text.ts';
import { ArticleContent, type Article, type ArticleFile } from './article.ts';
import { shortHash } from './knowledge-ids.ts';

/**
 * Articles as a folder of Markdown files: one folder per space and language, one file per article. The head holds `id`,
 * `title`, `language`, `space`, `tags`, `questions`, `version`, `reviewAt` (a day, UTC) and `files` (name, type, size, hash, id).
 */
export type MarkdownFile = { readonly path: string; readonly text: string };

export const FAULTS = ['front-matter', 'title', 'too-long', 'bad-value', 'empty', 'forbidden'] as const;
export type Fault = { readonly code: (typeof FAULTS)[number]; readonly line: number; readonly field: string | null };

export type Read = {
  readonly id: ArticleId | null;
  readonly content: ArticleContent;
  readonly reviewAt: number | null;
};

const MAX_NAME = 60;

/** Names a folder of any system takes. */
const safe = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\\/:*?"<>|#%\s.]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_NAME) || 'article';

export const pathOf = ({
  id,
  spaceId,
  language,
  title,
}: Pick<Article, 'id' | 'spaceId' | 'language' | 'title'>): string =>
  `${safe(spaceId)}/${language}/${safe(title)}-${shortHash(id, 0x811c9dc5)}.md`;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const fileLine = ({ name, mime, bytes, sha256, id }: ArticleFile): string =>
  [id, sha256, bytes, mime || '-', name].join(' ');

export function toMarkdown(article: Article): MarkdownFile {
  const { id, title, language, spaceId, tags, questions, version, reviewAt, files, body } = article;
  const head = {
    id,
    title,
    language,
    space: spaceId,
    tags,
    questions,
    version: String(version),
    ...(reviewAt === null ? {} : { reviewAt: dayOf(reviewAt) }),
    files: files.map(fileLine),
  };
  return { path: pathOf(article), text: writeFrontMatter(head, body) };
}

type Answer = { readonly isOk: true; readonly read: Read } | { readonly isOk: false; readonly fault: Fault };

const asList = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const asText = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : (value ?? '');

function filesOf(lines: readonly string[]): unknown[] {
  return lines.map((line) => {
    const [id, sha256, bytes, mime, ...name] = line.split(' ');
    return { id, sha256, bytes: Number(bytes), mime: mime === '-' ? '' : mime, name: name.join(' ') };
  });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
function reviewAtOf(text: string): number | null | undefined {
  if (text === '') return null;
  const at = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

function faultOf(field: string, issue: string, file: Placed): Fault {
  const line = field === 'body' ? file.bodyLine : (file.lineOf[field] ?? 1);
  if (field === 'body' && file.body === '') return { code: 'empty', line, field };
  if (issue === 'too_big') return { code: 'too-long', line, field };
  return { code: field === 'title' ? 'title' : 'bad-value', line, field };
}

const MAX_TITLE = 200;
const HEADING = /^#{1,6}[ \t]+(\S.*)$/m;

/** A file that begins without a head: its first heading is the title, else `name`. A heading that opens the text is not said twice. */
function withoutHead(text: string, name: string): Placed {
  const body = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim();
  const heading = HEADING.exec(body);
  const said = heading?.[1]?.slice(0, 2 * MAX_TITLE).trim();
  const title = (said?.replace(/ #{1,6}$/, '') ?? name).trim().slice(0, MAX_TITLE);
  const below = heading?.index === 0 ? body.slice(heading[0].length).trim() : body;
  return { isOk: true, head: { title }, lineOf: {}, bodyLine: 1, body: below === '' ? body : below };
}

/** What a file leaves out: the language of its folder; `name` the title of one without a head (absent: it must have one). */
type Fallback = { readonly language: Language; readonly name?: string };

/**
 * Reads one file. What the head leaves out is taken from `fallback`.
 * The first thing wrong is answered with its line and field.
 */
export function fromMarkdown(text: string, fallback: Fallback): Answer {
  const hasHead = /^\uFEFF?---\r?\n/.test(text);
  const file = hasHead || fallback.name === undefined ? placeFrontMatter(text) : withoutHead(text, fallback.name);
  if (!file.isOk) return { isOk: false, fault: { code: 'front-matter', line: file.line, field: null } };
  const refuse = (field: string, issue = ''): Answer => ({ isOk: false, fault: faultOf(field, issue, file) });
  const { head, body } = file;
  const id = head['id'] === undefined ? null : ArticleId.safeParse(head['id']);
  if (id && !id.success) return refuse('id');
  if (asText(head['title']).trim() === '') return refuse('title');
  if (body === '') return refuse('body');
  const content = ArticleContent.safeParse({
    title: asText(head['title']),
    body,
    language: head['language'] ?? fallback.language,
    tags: asList(head['tags']),
    questions: asList(head['questions']),
    files: filesOf(asList(head['files'])),
  });
  if (!content.success) return refuse(String(content.error.issues[0]?.path[0]), content.error.issues[0]?.code);
  const reviewAt = reviewAtOf(asText(head['reviewAt']));
  if (reviewAt === undefined) return refuse('reviewAt');
  return { isOk: true, read: { id: id?.data ?? null, content: content.data, reviewAt } };
}

/** The language a file is in by its folder: `…/zh/…`. */
export function languageIn(path: string): Language | undefined {
  const named = path.split('/').slice(0, -1).toReversed();
  return named.map((folder) => Language.safeParse(folder)).find((language) => language.success)?.data;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether a file says anything else than the article does. White space around the body says nothing. */
export const isSame = (article: ArticleContent, content: ArticleContent): boolean =>
  article.title === content.title &&
  article.body.replaceAll('\r\n', '\n').trim() === content.body &&
  article.language === content.language &&
  same(article.tags, content.tags) &&
  same(article.questions, content.questions) &&
  same(
    article.files.map(({ sha256, name }) => [sha256, name]),
    content.files.map(({ sha256, name }) => [sha256, name]),
  );
