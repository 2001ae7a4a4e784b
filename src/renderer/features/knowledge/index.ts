export { KnowledgeActions } from './knowledge-actions.tsx';
export { KnowledgeScreen, ReviewScreen } from './knowledge-screen.tsx';
export { RelatedArticles } from './related-articles.tsx';
