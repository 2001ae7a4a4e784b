import { KnowledgeScreen } from '../features/knowledge/index.ts';

/** `#/knowledge/<articleId>/…`. */
export function Knowledge({ rest }: { rest: readonly string[] }) {
  return <KnowledgeScreen rest={rest} />;
}
