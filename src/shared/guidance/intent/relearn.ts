import { scoresOf, type Heads } from './heads.ts';
import { learnHeads, type School } from './learn.ts';
import type { IntentExample, IntentModel } from './model.ts';
import { movedHeads, movedSchool, movedTo, type Moved } from './moved.ts';
import { readIntent } from './reading.ts';
import { valued, type Rows } from './rows.ts';
import { readExamples } from './train.ts';

/** What an answer is to be known by from now on, instead of everything before. No examples: it is gone. */
export type Change = {
  readonly answer: string;
  readonly examples: readonly Omit<IntentExample, 'answer'>[];
};

/** Answers beside the changed ones that are learned again, because what came or went was near to them. */
const NEIGHBOURS = 20;
/** A row to which a head came so near made a difference to it, or would have. */
const NEAR = -0.9;

const isReadable = ({ text }: { readonly text: string }): boolean => readIntent(text).tokens.length > 0;

/** Answers that were near to some rows, the most often near first. */
function nearTo(heads: Heads, rows: Rows, which: Iterable<number>): Map<number, number> {
  const times = new Map<number, number>();
  for (const row of which)
    for (const [h, score] of scoresOf(heads, rows, row).entries())
      if (score > NEAR) times.set(h, (times.get(h) ?? 0) + 1);
  return times;
}

const mostOften = (times: ReadonlyMap<number, number>): number[] =>
  [...times]
    .toSorted(([a, x], [b, y]) => y - x || a - b)
    .map(([answer]) => answer)
    .slice(0, NEIGHBOURS);

/** Whose rules are learned again: what has changed, and what is near to what came or went. */
function toLearn(
  model: IntentModel,
  school: School,
  moved: Moved,
  gone: Uint32Array,
  changed: ReadonlySet<string>,
): number[] {
  const own = moved.answers.flatMap((answer, i) => (changed.has(answer) ? [i] : []));
  const before = nearTo(model.heads, valued(model.words, model.taught), gone);
  const stays = model.taught.owner.length - gone.length;
  const fresh = Array.from({ length: school.owner.length - stays }, (_, i) => stays + i);
  const times = nearTo(movedHeads(model.heads, moved, new Map()), school.rows, fresh);
  for (const [answer, count] of before) {
    const now = moved.answer[answer]!;
    if (now >= 0) times.set(now, (times.get(now) ?? 0) + count);
  }
  for (const answer of own) times.delete(answer);
  return [...own, ...mostOften(times)];
}

/**
 * Learns what has changed and what is near to it, and leaves the rest: a changed article costs no more among thousands than the rules of
 * some twenty answers. The net and the surety stay as they were; `isStale` tells when it is time to learn everything anew.
 * @param changes of each answer that has changed all its examples.
 * @param random 0 to 1, seeded.
 */
export function relearn(model: IntentModel, changes: readonly Change[], random: () => number): IntentModel {
  const changed = new Set(changes.map(({ answer }) => answer));
  const given = changes.flatMap(({ answer, examples }) =>
    examples.filter(isReadable).map((one): IntentExample => ({ ...one, answer })),
  );
  const stay = model.answers.filter((answer) => !changed.has(answer));
  const answers = [...new Set([...stay, ...given.flatMap(({ answer }) => answer ?? [])])].toSorted();
  const fresh = readExamples(given, (answer) => answers.indexOf(answer));
  const all = Uint32Array.from(model.taught.owner.keys());
  const isGone = (row: number): boolean => changed.has(model.answers[model.taught.owner[row]!] ?? '');
  const [gone, stays] = [all.filter(isGone), all.filter((row) => !isGone(row))];
  const moved = movedTo(model, answers, fresh);
  const school = movedSchool(model, stays, fresh, moved);
  const lessons = learnHeads(school, answers.length, toLearn(model, school, moved, gone, changed), random);
  const { rows, owner, weight } = school;
  return {
    ...model,
    answers,
    words: moved.words,
    heads: movedHeads(model.heads, moved, new Map(lessons.map(({ answer, head }) => [answer, head]))),
    centroids: movedHeads(model.centroids, moved, new Map(lessons.map(({ answer, centroid }) => [answer, centroid]))),
    taught: { from: rows.from, at: rows.at, owner, weight },
    changed: model.changed + gone.length + fresh.length,
  };
}
