import { createRequire } from 'node:module';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Sentence } from '../../scripts/lib/sentence.ts';

const FOLDER = join(import.meta.dirname, '..', 'peers');

/** Peers have a lock file of their own: nobody who only runs the desk installs them. */
export async function loadPeer<Module>(name: string): Promise<Module> {
  const isThere = await access(join(FOLDER, 'node_modules', ...name.split('/').slice(0, 2))).then(
    () => true,
    () => false,
  );
  if (!isThere) throw new Sentence('the peers of the benches are not installed. Once: npm ci --prefix bench/peers.');
  const path = createRequire(join(FOLDER, 'package.json')).resolve(name);
  return (await import(path)) as Module;
}
