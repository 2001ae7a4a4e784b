import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { SKILLS, type Mark, type Skill } from '#shared/domain/practice/index.ts';
import type { PracticeRecord } from '#shared/contract/app/practice.ts';

/** A reason, with its place among all of them: that is its name on the screen. */
export type PlacedMark = Mark & { readonly index: number };
export const lineId = (turn: number): string => `record-line-${turn}`;
export const reasonId = (index: number): string => `record-reason-${index}`;

/** The skill with the fewest points, and how many; of equals the first. Null: nothing was scored. */
export function lowestOf(points: PracticeRecord['points']): { readonly skill: Skill; readonly points: number } | null {
  const given = SKILLS.flatMap((skill) => {
    const one = points[skill];
    return one === null ? [] : [{ skill, points: one }];
  });
  return given.toSorted((a, b) => a.points - b.points)[0] ?? null;
}

function shown(turn: number): void {
  const line = document.getElementById(lineId(turn));
  line?.scrollIntoView({ block: 'center' });
  line?.focus({ preventScroll: true });
}

function useOpened<T>(first: () => ReadonlySet<T>) {
  const [open, setOpen] = useState(first);
  const toggle = (one: T): void => {
    const next = new Set(open);
    if (!next.delete(one)) next.add(one);
    setOpen(next);
  };
  return { open, setOpen, toggle };
}

/** Where somebody reads in a scorecard: the line they stand on, and which reasons and better lines are open. */
export function useReading({ marks, points }: Pick<PracticeRecord, 'marks' | 'points'>) {
  const placed = useMemo(() => marks.map((mark, index): PlacedMark => ({ ...mark, index })), [marks]);
  const marked = useMemo(
    () => [...new Set(marks.flatMap(({ turn }) => turn ?? []))].toSorted((a, b) => a - b),
    [marks],
  );
  const [at, setAt] = useState<number | null>(null);
  const skills = useOpened<Skill>(() => new Set([lowestOf(points)?.skill ?? 'listen']));
  const better = useOpened<number>(() => new Set());
  const show = (turn: number): void => {
    setAt(turn);
    shown(turn);
  };
  const areAllOpen = SKILLS.every((skill) => skills.open.has(skill));
  return {
    marks: placed,
    marked,
    at,
    stand: setAt,
    show,
    /** To the next marked line, or the one before. */
    move: (by: 1 | -1): void => {
      const here = at ?? (by > 0 ? -1 : Number.POSITIVE_INFINITY);
      const to = by > 0 ? marked.find((turn) => turn > here) : marked.findLast((turn) => turn < here);
      show(to ?? at ?? 0);
    },
    skills: skills.open,
    toggleSkill: skills.toggle,
    areAllOpen,
    toggleAll: (): void => skills.setOpen(new Set(areAllOpen ? [] : SKILLS)),
    better: better.open,
    toggleBetter: better.toggle,
    /** All better lines of the line one stands on, or none of them. */
    toggleBetterHere: (): void => {
      const here = placed.filter((mark) => mark.turn === at && mark.better !== null).map(({ index }) => index);
      const isOpen = here.every((index) => better.open.has(index));
      better.setOpen(new Set([...better.open].filter((one) => !here.includes(one)).concat(isOpen ? [] : here)));
    },
    /** From a line back to the reason it stands for. */
    backTo: ({ skill, index }: PlacedMark): void => {
      // The reason can take the keyboard only once it is there.
      flushSync(() => skills.setOpen(new Set([...skills.open, skill])));
      document.getElementById(reasonId(index))?.focus();
    },
  };
}
export type Reading = ReturnType<typeof useReading>;
