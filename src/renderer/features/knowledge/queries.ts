import type { Article } from '#shared/domain/article.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCall } from '../../lib/query.ts';

export const AT_MOST = 200;

export type Wanted = { readonly tags: readonly string[]; readonly language: 'zh' | 'en' | null };

export const useArticles = ({ tags, language }: Wanted, limit = AT_MOST) =>
  useCall(
    ['knowledge', 'list', language, limit, ...tags],
    ['article'],
    (api, signal) => api.knowledge.list({ tags: [...tags].slice(0, 50), language, limit }, { signal }),
    { keepPrevious: true },
  );

export const useArticle = (articleId: string) =>
  useCall(['knowledge', 'article', articleId], ['article'], (api, signal) =>
    api.knowledge.get({ articleId }, { signal }),
  );

/** The article's body as harmless HTML. The parser and the purifier are fetched with the first article. */
export function useHtml(article: Article | undefined) {
  const t = useT('knowledge');
  const words = (name: string) => (name === '' ? t('imageNoName') : t('image', { name }));
  return useCall(
    ['knowledge', 'html', article?.id, article?.updatedAt, t('imageNoName')],
    [],
    async () => (await import('./markdown.ts')).renderMarkdown(article?.body ?? '', words),
    { enabled: article !== undefined },
  );
}
