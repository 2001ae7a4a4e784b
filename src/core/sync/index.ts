export { syncRouter } from './handlers.ts';
export { HubGarbled, HubRefused } from './hub-error.ts';
export { call, callJson, parseAs, parseJson, type Caller } from './http.ts';
export { heldParts } from './parts.ts';
export { askWhereItStands } from './where.ts';
export { startSync, type RunningSync, type SyncDeps } from './start.ts';
