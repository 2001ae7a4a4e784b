import { useRef, useState } from 'react';
import type { FlagView, LessonView } from '#shared/contract/app/sop-desk.ts';
import { useT } from '../../../lib/i18n.tsx';
import { isOpen } from './flags-panel.tsx';
import { lessonAgain, lessonFrom } from './lesson-start.ts';
import type { Finding, Health, Version } from './queries.ts';
import type { LessonStart } from './use-lesson-form.ts';
import { useHealthWords } from './use-words.ts';

export type Seen = {
  readonly sopKey: string;
  readonly health: Health;
  readonly newest: Version;
  readonly flags: readonly FlagView[];
  readonly lessons: readonly LessonView[];
};

/** The one that was looked at, wherever it stands now; else the first. */
const sameFinding = ({ findings }: Version, was: Finding | null): Finding | null =>
  findings.find(({ kind, step }) => kind === was?.kind && step === was.step) ?? findings[0] ?? null;

const toggled = (set: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
};

/** What is looked at: a version, a finding of it, chosen flags, and the lesson that is being written. */
export function useLooking({ sopKey, health, newest, flags, lessons }: Seen) {
  const t = useT('sopHealth');
  const [number, setVersion] = useState<number | null>(null);
  const [was, setFinding] = useState<Finding | null>(null);
  const [isTable, setTable] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [start, setStart] = useState<LessonStart | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const version = health.versions.find((one) => one.version === number) ?? newest;
  const words = useHealthWords(version);
  const finding = sameFinding(version, was);
  // What somebody has dealt with meanwhile is chosen no more.
  const chosenFlags = flags.filter((flag) => picked.has(flag.id) && isOpen(flag));
  const flagLine = (step: string, note: string): string => t('form.flag', { step, note });
  return {
    version,
    versions: health.versions,
    setVersion,
    finding,
    setFinding,
    isTable,
    turn: () => setTable((is) => !is),
    list,
    chosenFlags,
    chosen: new Set(chosenFlags.map(({ id }) => id as string)) as ReadonlySet<string>,
    choose: (flagId: string) => setPicked((set) => toggled(set, flagId)),
    start,
    setStart,
    begin: () => setStart(lessonFrom({ key: sopKey, version, words, flagLine }, chosenFlags, finding)),
    revise: (lesson: LessonView) => setStart(lessonAgain(lesson)),
    waiting: lessons.find(({ nextVersion }) => nextVersion === null),
  };
}
export type Looking = ReturnType<typeof useLooking>;
