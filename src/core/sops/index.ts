export { returnToSopDraft } from './drafts.ts';
export { sopsRouter } from './handlers.ts';
export { findRun, findSop, newestSops, runsAbout } from './queries.ts';
export type { LiveFacts } from './live-facts.ts';
export { attachments } from './walking.ts';
export { sopTables } from './tables.ts';
