import type { PracticeContent } from '#shared/domain/practice/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import type { PracticeSource, ShippedProcedure } from '../kernel/ports.ts';
import type { Entity } from '#shared/domain/tables.ts';
import { issueFaults } from '#shared/practice/scenario/check.ts';
import { Refusal } from '../kernel/refusal.ts';

/** More a library does not hold: the newest are shown. */
const MOST_CASES = 200;

export const TEAM_CASES = `select data from scenario where lang = ? and retired_at is null order by published_at desc, id limit ?`;

/**
 * Cases of the team in this language, newest first, as they were published; a newer edition takes the place of an older one. What
 * cannot be practised (another program may have published it) is left out.
 */
function teamCases(db: ReadableDb, lang: Language): PracticeContent['issues'] {
  const issues = db
    .all<{ data: string }>(TEAM_CASES, [lang, MOST_CASES])
    .map(({ data }) => parsed<Entity['scenario']>(data).issue)
    .filter((issue) => issueFaults(issue).length === 0);
  const keys = new Set<string>();
  return issues.filter(({ key }) => !keys.has(key) && keys.add(key));
}

export type Cases = PracticeContent & { readonly own: ReadonlySet<string> };

/**
 * What can be practised in a language: what comes with the program, and what the team has made; never under a name of the former.
 * @throws Refusal NOT_FOUND when nothing can be read.
 */
export function casesOf(db: ReadableDb, source: PracticeSource, lang: Language): Cases {
  const content = source.content(lang);
  if (!content) throw new Refusal('NOT_FOUND');
  const builtIn = new Set(content.issues.map(({ key }) => key));
  const own = teamCases(db, lang).filter(({ key }) => !builtIn.has(key));
  return { ...content, issues: [...content.issues, ...own], own: new Set(own.map(({ key }) => key)) };
}

/** Whether what is right in a case can still be walked through this version. */
function fits(
  { start, steps }: Pick<ShippedProcedure, 'start' | 'steps'>,
  truth: Readonly<Record<string, string>>,
): boolean {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  return (
    byKey.has(start) &&
    Object.entries(truth).every(([key, result]) => Object.hasOwn(byKey.get(key)?.next ?? {}, result))
  );
}

/**
 * The procedure of a case: the team's newest, where what is right here can be walked through it; otherwise the one that the case was
 * written for. `isOurs`: the desk for practice has it from the team.
 */
export function procedureOf(
  db: ReadableDb,
  source: PracticeSource,
  { procedure, truth }: PracticeContent['issues'][number],
): { readonly procedure: ShippedProcedure | null; readonly isOurs: boolean } {
  if (procedure === null) return { procedure: null, isOurs: false };
  const row = db.get<{ data: string }>('select data from sop where key = ? order by version desc limit 1', [procedure]);
  const ours = row && parsed<Entity['sop']>(row.data);
  if (ours && ours.retiredAt === null && fits(ours, truth)) {
    const { key, version, title, start, steps } = ours;
    return { procedure: { key, version, title, start, steps }, isOurs: true };
  }
  return { procedure: source.procedure(procedure), isOurs: false };
}
