import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useApi, type Api } from '../../../lib/api.tsx';
import { useBeforeLeaving } from '../../../lib/before-leaving.ts';
import { codeOf } from '../../../lib/errors.ts';
import { useCall } from '../../../lib/query.ts';
import { useMe } from '../../../lib/reads.ts';
import { ArticleDraftKeeper, type DraftContent, type DraftState } from './draft-keeper.ts';

/** One keeper for each person at this wire, outliving every editor: leaving the screen must not lose what is on its way. */
const keepers = new WeakMap<Api, Map<string, ArticleDraftKeeper>>();

function keeperOf(api: Api, agentId: string): ArticleDraftKeeper {
  const people = keepers.get(api) ?? new Map<string, ArticleDraftKeeper>();
  keepers.set(api, people);
  const known = people.get(agentId) ?? new ArticleDraftKeeper(api);
  people.set(agentId, known);
  return known;
}

export const useArticleKeeper = (): ArticleDraftKeeper => keeperOf(useApi(), useMe()?.id ?? '');

/** Stores every draft of an article before the desk is locked, whichever screen is open by then. */
export function useKeepArticleDrafts(): void {
  const keeper = useArticleKeeper();
  useBeforeLeaving(useCallback(() => keeper.settle(), [keeper]));
  useEffect(() => {
    const flush = () => void keeper.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [keeper]);
}

export type BoundDraft = {
  readonly content: DraftContent;
  readonly state: Exclude<DraftState, 'refused'>;
  readonly edit: (change: Partial<DraftContent>) => void;
};

/** The draft of an article, begun from its present version where there is none yet. `error`: neither exists. */
export function useArticleDraft(articleId: string) {
  const keeper = useArticleKeeper();
  const api = useApi();
  const [opened] = useState(() => keeper.releases(articleId));
  const query = useCall(['knowledge', 'draft', articleId, opened], ['article_draft'], async (_, signal) => {
    await keeper.load(articleId, opened, {
      ask: async () => (await api.knowledge.draft({ articleId }, { signal })).draft,
      begin: () => api.knowledge.startDraft({ from: 'article', articleId }),
    });
    return true;
  });
  useEffect(() => () => void keeper.flush(articleId), [keeper, articleId]);
  const content = useSyncExternalStore(keeper.subscribe, () => keeper.read(articleId));
  const state = useSyncExternalStore(keeper.subscribe, () => keeper.state(articleId));
  const draft: BoundDraft | null = content && {
    content,
    // Whatever the desk says of an article is tried again.
    state: state === 'refused' ? 'failed' : state,
    edit: (change) => keeper.edit(articleId, change),
  };
  const isGone = query.error !== null && codeOf(query.error) === 'NOT_FOUND';
  return { draft, keeper, error: query.error, isGone, retry: () => void query.refetch() };
}
