import { buildIfStale } from './lib/build.ts';
import { politely } from './lib/sentence.ts';

/** Builds Electron's bundles, the Node shell, the hub and the screen into `out/`. */
export const main = (): Promise<void> => politely(buildIfStale);
