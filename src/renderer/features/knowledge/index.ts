import { lazy } from 'react';

export { KnowledgeScreen } from './knowledge-screen.tsx';
export { KnowledgeActions } from './knowledge-actions.tsx';
export { RelatedArticles } from './related-articles.tsx';

/** `#/review/<list>`: what leads look at each week. For everybody with the right `article.propose`. */
export const ReviewScreen = lazy(async () => ({
  default: (await import('./review/review-screen.tsx')).ReviewScreen,
}));
