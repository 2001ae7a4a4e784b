import { join, resolve } from 'node:path';
import { app } from 'electron';

/** The built parts lie beside each other: `out/main`, `out/preload`, `out/renderer`. */
const OUT = resolve(import.meta.dirname, '..');
export const BACKEND = join(OUT, 'main', 'backend.js');
export const PRELOAD = join(OUT, 'preload', 'index.cjs');
export const SCREEN = join(OUT, 'renderer');

export const icon = (name: string): string =>
  app.isPackaged ? join(process.resourcesPath, 'icons', name) : join(app.getAppPath(), 'resources', 'icons', name);
