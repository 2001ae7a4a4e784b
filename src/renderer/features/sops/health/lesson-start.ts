import type { FlagView, LessonView } from '#shared/contract/app/sop-desk.ts';
import { isOpen } from './flags-panel.tsx';
import type { Finding, Version } from './queries.ts';
import type { LessonStart } from './use-lesson-form.ts';
import type { HealthWords } from './use-words.ts';

const MAX_NOTE = 1000;

type From = {
  readonly key: string;
  readonly version: Version;
  readonly words: HealthWords;
  /** The form's own words for one flag. */
  readonly flagLine: (step: string, note: string) => string;
};
const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];

/** A lesson of chosen flags, else of what stands out, else of nothing yet: what was seen is said already, the cause is not. */
export function lessonFrom(from: From, flags: readonly FlagView[], finding: Finding | null): LessonStart {
  const { key, version, words, flagLine } = from;
  const ofFinding = flags.length > 0 || finding === null ? [] : [finding];
  const lines = [
    ...ofFinding.map(words.findingOf),
    ...flags.map(({ step, note }) => flagLine(words.stepOf(step), note)),
  ];
  const steps = [...ofFinding.flatMap(({ step }) => step ?? []), ...flags.map(({ step }) => step)];
  return {
    openFlags: flags.filter(isOpen).map(({ id }) => id),
    lesson: {
      id: crypto.randomUUID() as LessonView['id'],
      key,
      version: flags.length > 0 ? Math.max(...flags.map((flag) => flag.version)) : version.version,
      steps: unique(steps).slice(0, 50),
      flagIds: flags.map(({ id }) => id).slice(0, 100),
      finding: lines.join('\n').slice(0, MAX_NOTE),
      cause: '',
      decision: 'change',
      measure: '',
    },
  };
}

/** A lesson that no version has come of yet may be written on. */
export function lessonAgain(stored: LessonView): LessonStart {
  const { id, key, version, steps, flagIds, finding, cause, decision, measure } = stored;
  return { lesson: { id, key, version, steps, flagIds, finding, cause, decision, measure }, openFlags: [] };
}
