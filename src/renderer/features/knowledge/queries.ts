import { useCallback } from 'react';
import { REVIEW_NAMES, type ReviewName } from './review/names.ts';
import { useApi } from '../../lib/api.tsx';
import { readPieces } from '../../lib/files.ts';
import { useCall } from '../../lib/query.ts';
import type { ReadFile } from './markdown-body.tsx';

export const AT_MOST = 200;

/** What an article's page stands on: its own rows, those that speak of it, and the drafts of this desk. */
const LIST_TABLES = ['article', 'feedback', 'article_draft', 'outbox'] as const;
const PAGE_TABLES = [...LIST_TABLES, 'revision', 'proposal', 'usage', 'sop', 'ticket', 'agent'] as const;

export type Wanted = {
  readonly tags: readonly string[];
  readonly language: 'zh' | 'en' | null;
  readonly archived: boolean;
};

export const useArticles = ({ tags, language, archived }: Wanted, limit = AT_MOST) =>
  useCall(
    ['knowledge', 'list', language, limit, archived, ...tags],
    LIST_TABLES,
    (api, signal) => api.knowledge.list({ tags: [...tags].slice(0, 50), language, archived, limit }, { signal }),
    { keepPrevious: true },
  );

/** `isReading`: it was opened to be read, which counts as a use. */
export const useArticle = (articleId: string, { isReading = false, enabled = true } = {}) =>
  useCall(
    ['knowledge', 'article', articleId],
    PAGE_TABLES,
    (api, signal) => api.knowledge.get({ articleId, isReading }, { signal }),
    { enabled },
  );

export const useRevision = (articleId: string, version: number | null) =>
  useCall(
    ['knowledge', 'revision', articleId, version],
    [],
    (api, signal) => api.knowledge.revision({ articleId, version: version ?? 1 }, { signal }),
    { enabled: version !== null },
  );

export const useDrafts = () =>
  useCall(['knowledge', 'drafts'], ['article_draft'], (api, signal) => api.knowledge.drafts({}, { signal }));

/** Why a proposal of mine for this article was declined, until I put it away; the newest first. */
export function useDeclined(articleId: string) {
  const { data } = useCall(['knowledge', 'declined'], ['notice', 'agent', 'article', 'article_draft'], (api, signal) =>
    api.notices.list({}, { signal }),
  );
  return (data?.items ?? []).filter(
    (notice) => notice.kind === 'article' && notice.reason === 'declined' && notice.articleId === articleId,
  );
}

export const useSpaces = () =>
  useCall(['knowledge', 'spaces'], ['article', 'sync'], (api, signal) => api.knowledge.spaces({}, { signal }));

export const useChecklists = () =>
  useCall(['knowledge', 'checklists'], ['checklist', 'outbox'], (api, signal) =>
    api.knowledge.checklists({}, { signal }),
  );

export const useReviewList = (list: ReviewName, limit = AT_MOST) =>
  useCall(
    ['knowledge', 'review', list, limit],
    PAGE_TABLES,
    (api, signal) => api.knowledge.reviewList({ list, limit }, { signal }),
    { enabled: REVIEW_NAMES.includes(list) },
  );

/** While the mining runs its share is asked for again: slices of work announce nothing. */
const MINING_MS = 700;
export const useQuestions = (enabled = true) =>
  useCall(
    ['knowledge', 'questions'],
    ['article', 'question_cluster'],
    (api, signal) => api.knowledge.questions({ again: false }, { signal }),
    { enabled, keepPrevious: true, everyMs: (answer) => (answer?.isRunning === true ? MINING_MS : false) },
  );

/** Reads files of one article. */
export function useReadFile(articleId: string): ReadFile {
  const api = useApi();
  return useCallback(
    (file, signal) => {
      const { sha256, mime } = file;
      return readPieces((offset) => api.knowledge.readFile({ articleId, sha256, offset }, { signal }), mime, signal);
    },
    [api, articleId],
  );
}
