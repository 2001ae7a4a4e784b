import type { PracticeContent } from '#shared/domain/practice/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import type { PracticeSource, ShippedProcedure } from '../kernel/ports.ts';
import type { Entity } from '#shared/domain/tables.ts';
import { Refusal } from '../kernel/refusal.ts';

/** Cases of the team in this language, as they were published; a newer edition takes the place of an older one. */
export function teamCases(db: ReadableDb, lang: Language): PracticeContent['issues'] {
  const rows = db.all<{ data: string }>('select data from scenario');
  const live = rows
    .map(({ data }) => parsed<Entity['scenario']>(data))
    .filter((one) => one.retiredAt === null && one.lang === lang)
    .toSorted((a, b) => a.publishedAt - b.publishedAt);
  return [...new Map(live.map(({ issue }) => [issue.key, issue])).values()];
}

export type Cases = PracticeContent & { readonly own: ReadonlySet<string> };

/** What can be practised in a language: what comes with the program, and what the team has made. @throws Refusal NOT_FOUND when nothing can be read. */
export function casesOf(db: ReadableDb, source: PracticeSource, lang: Language): Cases {
  const content = source.content(lang);
  if (!content) throw new Refusal('NOT_FOUND');
  const own = teamCases(db, lang);
  const keys = new Set(own.map(({ key }) => key));
  return { ...content, issues: [...content.issues.filter(({ key }) => !keys.has(key)), ...own], own: keys };
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
