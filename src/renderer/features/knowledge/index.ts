export { KnowledgeScreen } from './knowledge-screen.tsx';
export { RelatedArticles } from './related-articles.tsx';
