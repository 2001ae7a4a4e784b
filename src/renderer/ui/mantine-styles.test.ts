import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
const MANTINE = join(ROOT, 'node_modules/@mantine');
const CORE = join(MANTINE, 'core');

const sourcesBelow = (folder: string, end: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => end.test(name) && !name.includes('.test.'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** What these sources take from `@mantine/core`. */
const takenBy = (sources: readonly string[]): string[] =>
  sources.flatMap((source) =>
    Array.from(source.matchAll(/import \{(?<names>[^}]*)\} from ['"]@mantine\/core['"]/g)).flatMap((match) =>
      (match.groups?.['names'] ?? '').split(',').map((name) => name.trim().replace(/ as .*/, '')),
    ),
  );

const entries = new Map(
  Array.from(
    readFileSync(join(CORE, 'esm/index.mjs'), 'utf8').matchAll(
      /(?:import|export) \{(?<names>[^}]*)\} from ['"](?<path>\.[^'"]+)['"]/g,
    ),
  ).flatMap(({ groups }) =>
    (groups?.['names'] ?? '')
      .split(',')
      .map((name) => [name.trim().replace(/ as .*/, ''), join(CORE, 'esm', groups?.['path'] ?? '')] as const),
  ),
);

/** The style modules below a file of Mantine's. */
function stylesBelow(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file) || !existsSync(file)) return [];
  seen.add(file);
  const style = /([A-Za-z]+)\.module\.mjs$/.exec(file)?.[1];
  if (style !== undefined) return [style];
  const steps = Array.from(readFileSync(file, 'utf8').matchAll(/from ['"](?<path>\.[^'"]+)['"]/g));
  return steps.flatMap(({ groups }) => stylesBelow(resolve(dirname(file), groups?.['path'] ?? ''), seen));
}

const imported = Array.from(
  readFileSync(join(import.meta.dirname, 'mantine-styles.ts'), 'utf8').matchAll(/core\/styles\/(?<name>[\w-]+)\.css/g),
  ({ groups }) => groups?.['name'] ?? '',
);

test('everything of Mantine that the screen uses has its styles', () => {
  const ours = takenBy(sourcesBelow(join(ROOT, 'src/renderer'), /\.tsx?$/));
  const theirs = ['notifications', 'spotlight'].flatMap((name) =>
    takenBy(sourcesBelow(join(MANTINE, name, 'esm'), /\.mjs$/)),
  );
  const needed = new Set([...ours, ...theirs].flatMap((name) => stylesBelow(entries.get(name) ?? '')));
  expect(needed).toContain('Button');
  expect([...needed].filter((name) => !imported.includes(name))).toEqual([]);
});

test('they stand in the order in which Mantine itself puts them', () => {
  const all = readFileSync(join(CORE, 'styles.css'), 'utf8');
  const places = imported
    .filter((name) => /^[A-Z]/.test(name))
    .map((name) =>
      all.indexOf(/\.m_[0-9a-f]+/.exec(readFileSync(join(CORE, `styles/${name}.css`), 'utf8'))?.[0] ?? '?'),
    );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
