import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the package, looked for upwards: the same code runs from src/hub/cli and, bundled, from out/main. A
 * packaged app keeps resources beside its archive, so the archive's root is good enough.
 */
export function packageRoot(from: string = import.meta.dirname): string {
  const path = join(from, 'package.json');
  if (existsSync(path) && nameIn(path) === 'attune') return from;
  const above = dirname(from);
  if (above === from) throw new Error('no package.json named attune above this program');
  return packageRoot(above);
}

function nameIn(path: string): unknown {
  const { name } = JSON.parse(readFileSync(path, 'utf8')) as { name?: unknown };
  return name;
}

export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version?: string };
  return version ?? '0';
}
