export { createHub, type Hub, type HubParts } from './http/create-hub.ts';
export { serveHub, type Listening } from './http/serve.ts';
export { isLoopback } from './kernel/loopback.ts';
export type { HubConfig } from './http/around.ts';
export { openStore, isPostgresUrl, type Store } from './store/index.ts';
export { systemClock } from './kernel/system-clock.ts';
export { Problem } from './kernel/problem.ts';
export type { Clock, Log } from './kernel/ports.ts';
