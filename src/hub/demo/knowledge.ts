import { feedbackIdOf, usageIdOf } from '#shared/domain/knowledge-ids.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { ArticleFile } from './files.ts';
import type { KnowledgeFile, ProposalEntry, ReviewEntry } from './knowledge-file.ts';
import { agentId, articleIdOf, articleRow, row, SPACE, type Row } from './rows.ts';

const keyOf = ({ language, key }: ArticleFile): string => `${language}/${key}`;
const ticketIdOf = (number: number | null): string | null => (number === null ? null : `ticket-${number}`);
const agentOrNull = (handle: string | null): string | null => (handle === null ? null : agentId(handle));

/** Throws when a piece is not there exactly once: a change nobody would see. */
function put(text: string, pieces: readonly (readonly [string, string])[], where: string): string {
  return pieces.reduce((body, [now, before]) => {
    if (body.split(now).length !== 2) throw new Error(`${where}: “${now}” is not there exactly once`);
    return body.replace(now, () => before);
  }, text);
}

/** Texts of all versions, oldest first. */
function textsOf(body: string, { article, versions }: ReviewEntry): string[] {
  const texts = [body];
  for (const { before } of versions.slice(0, -1).toReversed()) texts.unshift(put(texts[0] ?? '', before, article));
  return texts;
}

/** An article with its versions, and until when somebody has said it is right. */
export function knownArticleRows(file: ArticleFile, knowledge: KnowledgeFile, now: number): Row[] {
  const entry = knowledge.reviews.find(({ article }) => article === keyOf(file));
  const { id, data } = articleRow(file, now);
  if (!entry) return [{ tbl: 'article', id, data }];
  const { versions, reviewInDays, reviewedDaysAgo } = entry;
  const last = versions.at(-1);
  const article = {
    ...(data as Record<string, unknown>),
    id,
    version: Math.max(1, versions.length),
    authorId: last ? agentOrNull(last.by) : null,
    reviewAt: reviewInDays === null ? null : now + reviewInDays * DAY,
    reviewedAt: reviewedDaysAgo === null ? null : now - reviewedDaysAgo * DAY,
    ...(last ? { updatedAt: now - last.daysAgo * DAY } : {}),
  };
  const texts = textsOf(file.body, entry);
  const { title, language, tags, questions } = file;
  const revisions = versions.map(({ by, daysAgo, summary }, i) =>
    row('revision', {
      title,
      language,
      tags,
      questions,
      files: [],
      spaceId: SPACE,
      summary,
      id: `revision-${language}-${file.key}-v${i + 1}`,
      articleId: id,
      version: i + 1,
      body: texts[i] ?? '',
      authorId: agentOrNull(by),
      at: now - daysAgo * DAY,
    }),
  );
  return [row('article', article as never), ...revisions];
}

function feedbackRows({ feedback, reviews }: KnowledgeFile, now: number): Row[] {
  return feedback.map(({ article, by, verdict, note, daysAgo, ticket, resolvedBy }) => {
    const version = Math.max(1, reviews.find((entry) => entry.article === article)?.versions.length ?? 1);
    const articleId = articleIdOf(article);
    return row('feedback', {
      articleId,
      spaceId: SPACE,
      verdict,
      note,
      version,
      id: feedbackIdOf(articleId, agentId(by), version),
      agentId: agentId(by),
      ticketId: ticketIdOf(ticket),
      at: now - daysAgo * DAY,
      resolvedAt: resolvedBy === null ? null : now - (daysAgo * DAY) / 2,
      resolvedBy: agentOrNull(resolvedBy),
    });
  });
}

function usageRows({ usage }: KnowledgeFile, now: number): Row[] {
  return usage.flatMap(({ article, by, how, days }) =>
    by.flatMap((handle) =>
      days.map((daysAgo) => {
        const at = now - daysAgo * DAY;
        const articleId = articleIdOf(article);
        const id = usageIdOf(articleId, agentId(handle), new Date(at).toISOString().slice(0, 10), how);
        return row('usage', { id, articleId, spaceId: SPACE, agentId: agentId(handle), how, at });
      }),
    ),
  );
}

function proposalRow(entry: ProposalEntry, articles: readonly ArticleFile[], known: ReviewEntry[], now: number): Row {
  const { key, article, summary, by, daysAgo, ticket } = entry;
  const base = articles.find((file) => keyOf(file) === article);
  if (article !== null && !base) throw new Error(`proposal ${key}: no article ${article}`);
  const versions = known.find((one) => one.article === article)?.versions.length ?? 1;
  const { title, language, tags, questions } = base ?? { ...entry, title: entry.title ?? '' };
  return row('proposal', {
    title,
    language,
    tags,
    questions,
    files: [],
    spaceId: SPACE,
    summary,
    id: `proposal-${key}`,
    articleId: article === null ? `article-${entry.language}-${key}` : articleIdOf(article),
    body: base ? put(base.body, entry.change, key) : entry.body.join('\n'),
    baseVersion: base ? Math.max(1, versions) : 0,
    authorId: agentId(by),
    ticketId: ticketIdOf(ticket),
    at: now - daysAgo * DAY,
  });
}

function checklistRows({ checklists }: KnowledgeFile, now: number): Row[] {
  return checklists.map(({ key, name, by, daysAgo, dueInDays, items }) =>
    row('checklist', {
      id: `checklist-${key}`,
      spaceId: SPACE,
      name,
      dueAt: dueInDays === null ? null : now + dueInDays * DAY,
      createdBy: agentId(by),
      at: now - daysAgo * DAY,
      closedAt: null,
      items: items.map((item) => ({
        key: item.key,
        label: item.label,
        doneAt: item.doneBy === null ? null : now - item.daysAgo * DAY,
        doneBy: agentOrNull(item.doneBy),
        articleId: item.article === null ? null : articleIdOf(item.article),
      })),
    }),
  );
}

/** What agents said and did with the articles; to come after articles, people and tickets. */
export const knowledgeRows = (knowledge: KnowledgeFile, articles: readonly ArticleFile[], now: number): Row[] => [
  ...feedbackRows(knowledge, now),
  ...usageRows(knowledge, now),
  ...knowledge.proposals.map((entry) => proposalRow(entry, articles, knowledge.reviews, now)),
  ...checklistRows(knowledge, now),
];
