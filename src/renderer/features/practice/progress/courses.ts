import type { PracticeProgress } from '#shared/contract/app/practice.ts';

type Courses = PracticeProgress['skills'];
const MOST = 5;

/** Where each session of a course stands, in per cent of the width and of the height from above. */
export const placesOf = (course: Courses[number]['course']): { readonly x: number; readonly y: number }[] =>
  course.map(({ points }, i) => ({ x: (i * 100) / Math.max(1, course.length - 1), y: (1 - points / MOST) * 100 }));

/** The skill with the lowest mean; of equals the first. Undefined: nothing was scored yet. */
export const lowestMean = (skills: Courses): Courses[number] | undefined =>
  skills.filter(({ mean }) => mean !== null).toSorted((a, b) => (a.mean ?? 0) - (b.mean ?? 0))[0];

/** Every session that some course knows, oldest first: the rows of the table. */
export const momentsOf = (skills: Courses): number[] =>
  [...new Set(skills.flatMap(({ course }) => course.map(({ at }) => at)))].toSorted((a, b) => a - b);

/** What a skill had at that moment; null: it was not scored then. */
export const pointsAt = ({ course }: Courses[number], moment: number): number | null =>
  course.find(({ at }) => at === moment)?.points ?? null;
