import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Other people's data sets lie beside the repository, not in it: ATTUNE_DATA, or `../shared/data`. */
const FOLDER = process.env['ATTUNE_DATA'] ?? resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/** Why tests that read these cannot run here; undefined: they can. */
export const whyWithout = (...names: string[]): string | undefined =>
  names.every((name) => existsSync(join(FOLDER, name)))
    ? undefined
    : `${names.join(', ')} not found in ${FOLDER}; ATTUNE_DATA names another folder`;
export const dataPath = (name: string): string => join(FOLDER, name);
export const readData = (name: string): string => readFileSync(dataPath(name), 'utf8');
/** One JSON object a line. */
export const readLines = <T>(name: string): T[] =>
  readData(name)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
