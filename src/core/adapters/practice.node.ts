import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Issue, Persona, Words, type PracticeContent } from '#shared/domain/practice/index.ts';
import { SopStep } from '#shared/domain/sop/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { LocalizedText } from '#shared/kernel/text.ts';
import type { Log, PracticeSource } from '../kernel/ports.ts';

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** `resources` of the package, looked for upwards: a program runs from source, built, and out of an archive. */
export function resourcesFrom(from: string): string {
  const folder = join(from, 'resources', 'practice');
  const above = dirname(from);
  return existsSync(folder) || above === from ? join(from, 'resources') : resourcesFrom(above);
}

function parse<T>(schema: z.ZodType<T>, path: string): T {
  const read = schema.safeParse(readJson(path));
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`);
  return read.data;
}

/** Reads what one language draws from. @throws when a file is missing or not what it should be; the message names the file. */
export function readContent(resources: string, lang: Language): PracticeContent {
  const folder = join(resources, 'practice');
  const issues = join(folder, 'issues', lang);
  const names = readdirSync(issues).filter((name) => name.endsWith('.json'));
  return {
    issues: names.toSorted().map((name) => parse(Issue, join(issues, name))),
    personas: parse(z.array(Persona).min(1), join(folder, 'personas', `${lang}.json`)),
    words: parse(Words, join(folder, 'words', `${lang}.json`)),
  };
}

/** Of a procedure that comes with the program: what can be walked anywhere; what it does besides belongs to the team it was written for. */
const ShippedProcedure = z.object({
  key: z.string(),
  version: z.int(),
  title: LocalizedText,
  start: z.string(),
  steps: z.array(SopStep.omit({ actions: true })).min(1),
});

/** What practice is made of, read when it is first needed. What cannot be read is nothing, and stands in the log. */
export function practiceFrom(resources: string, log: Log): PracticeSource {
  const known = new Map<Language, PracticeContent | null>();
  const content = (lang: Language): PracticeContent | null => {
    try {
      return readContent(resources, lang);
    } catch (error) {
      log.error('practice.not-loaded', error, { lang });
      return null;
    }
  };
  return {
    content: (lang) => {
      const found = known.has(lang) ? (known.get(lang) ?? null) : content(lang);
      known.set(lang, found);
      return found;
    },
    procedure: (key) => {
      const path = join(resources, 'demo', 'sops', `${key}.json`);
      if (!/^[a-z0-9-]+$/.test(key) || !existsSync(path)) return null;
      const read = ShippedProcedure.safeParse(readJson(path));
      if (!read.success) log.error('practice.procedure', read.error, { key });
      return read.success ? read.data : null;
    },
  };
}
