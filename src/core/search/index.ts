export { fold } from './fold.ts';
export { searchRouter, type SearchDeps } from './handlers.ts';
export { startIndexer, type Indexer } from './indexer.ts';
export { segmentsOf } from './pieces.ts';
export { progressOf } from './progress.ts';
export { searchTable } from './saved.ts';
export { pairsOf, runsOf, tokensOf } from './segments.ts';
export { likelyArticles } from './similar.ts';
