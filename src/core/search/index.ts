export { fold } from './fold.ts';
export { searchRouter } from './handlers.ts';
export { searchTable } from './saved.ts';
export { pairsOf, runsOf, tokensOf } from './segments.ts';
export { nearestArticle, type NearArticle } from './similar.ts';
