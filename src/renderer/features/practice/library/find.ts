import type { PracticeCase } from '#shared/contract/app/practice.ts';
import type { CoreSkill } from '#shared/domain/practice/index.ts';

export type Wanted = {
  readonly text: string;
  readonly core: CoreSkill | null;
  readonly difficulty: number | null;
};
export const ALL: Wanted = { text: '', core: null, difficulty: null };

/** Every word has to stand in the title or in what it is about. In the order of the library. */
export function findCases(cases: readonly PracticeCase[], { text, core, difficulty }: Wanted): PracticeCase[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return cases.filter((one) => {
    const all = `${one.title}\n${one.about}`.toLowerCase();
    return (
      words.every((word) => all.includes(word)) &&
      (core === null || one.trains.includes(core)) &&
      (difficulty === null || one.difficulty === difficulty)
    );
  });
}
