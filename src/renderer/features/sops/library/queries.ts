import { useCall } from '../../../lib/query.ts';

export const useSopList = () =>
  useCall(['sops', 'list'], ['sop', 'run', 'flag', 'sop_draft', 'outbox'], (api, signal) =>
    api.sops.list({}, { signal }),
  );

export const useSopVersions = (key: string) =>
  useCall(['sops', 'versions', key], ['sop', 'agent', 'outbox'], (api, signal) =>
    api.sops.versions({ key }, { signal }),
  );

/** Drafts of procedures, newest first. */
export const useSopDrafts = () =>
  useCall(['sops', 'drafts'], ['sop_draft', 'sop'], (api, signal) => api.sops.drafts({}, { signal }));

/** Titles of what can be linked to a procedure. */
export const useArticleChoices = () =>
  useCall(['sops', 'articles'], ['article'], (api, signal) =>
    api.knowledge.list({ tags: [], language: null, limit: 200 }, { signal }),
  ).data?.items.map(({ id, title }) => ({ value: String(id), label: title })) ?? [];

export const useLessons = (key: string) =>
  useCall(['sops', 'lessons', key], ['lesson', 'agent'], (api, signal) => api.sops.lessons({ key }, { signal }));
