import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..', '..');
export const inRoot = (...parts: string[]): string => join(ROOT, ...parts);
/** Where `npm start` keeps the demo hub and its desks, unless `--data` says otherwise. */
export const DEFAULT_DATA = inRoot('data');
