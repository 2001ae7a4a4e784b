import { useCall } from '../../lib/query.ts';

/** What colleagues and the team told me, newest first. Words the hub could not place stand in the outbox panel. */
export function useNotices() {
  const query = useCall(['notices', 'list'], ['notice', 'agent', 'ticket', 'article', 'article_draft'], (api, signal) =>
    api.notices.list({}, { signal }),
  );
  const items = query.data?.items.filter((notice) => notice.kind !== 'kept');
  return { items, error: query.error, retry: () => void query.refetch() };
}
