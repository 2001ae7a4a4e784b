import { KnowledgeScreen } from '../features/knowledge/index.ts';
import { useGo } from '../lib/router.ts';

/** `#/knowledge/<articleId>`. */
export function Knowledge({ rest }: { rest: readonly string[] }) {
  const { go } = useGo();
  return <KnowledgeScreen articleId={rest[0] ?? null} onOpenArticle={(articleId) => go('knowledge', articleId)} />;
}
