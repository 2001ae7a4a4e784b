import { SKILLS, type Skill } from '#shared/domain/practice/index.ts';
import { score } from '#shared/practice/score/score.ts';
import { scoresOf, transcripts, type Scores } from '#testkit/practice/transcripts.ts';
import { Sentence } from '../sentence.ts';
import { round } from './judge-feeling.ts';
import { spearman } from './rank.ts';
import type { Task } from './task.ts';

type Given = Readonly<Record<Skill, number | null>>;
const pairsOf = (a: readonly Given[], b: readonly Given[], skill: Skill): [number, number][] =>
  a.flatMap((one, i): [number, number][] => {
    const [x, y] = [one[skill], b[i]?.[skill]];
    return x === null || y === null || y === undefined ? [] : [[x, y]];
  });

function compared(
  a: readonly Given[],
  b: readonly Given[],
): Record<string, { n: number; spearman: number; apart: number }> {
  return Object.fromEntries(
    SKILLS.map((skill) => {
      const pairs = pairsOf(a, b, skill);
      const apart = pairs.reduce((sum, [x, y]) => sum + Math.abs(x - y), 0) / pairs.length;
      return [skill, { n: pairs.length, spearman: round(spearman(pairs)), apart: round(apart) }];
    }),
  );
}

const meanOf = (a: Scores, b: Scores): Given =>
  Object.fromEntries(
    SKILLS.map((skill) => [skill, a[skill] === null || b[skill] === null ? null : (a[skill] + b[skill]) / 2]),
  ) as Record<Skill, number | null>;

/** Of all skills of all conversations together, and of the mean of each conversation. */
function whole(a: readonly Given[], b: readonly Given[]): { all: number; conversations: number } {
  const every = SKILLS.flatMap((skill) => pairsOf(a, b, skill));
  const mean = (one: Given): number => {
    const given = SKILLS.flatMap((skill) => one[skill] ?? []);
    return given.reduce((sum, x) => sum + x, 0) / given.length;
  };
  return {
    all: round(spearman(every)),
    conversations: round(spearman(a.map((one, i): [number, number] => [mean(one), mean(b[i]!)]))),
  };
}

const inOrder = (scores: readonly Scores[], ids: readonly string[]): Scores[] => {
  const byId = new Map(scores.map((one) => [one.id, one]));
  return ids.map((id) => byId.get(id)!);
};

async function frozen(): Promise<object> {
  const talks = await transcripts('frozen');
  const ids = talks.map(({ id }) => id);
  const first = inOrder(await scoresOf('frozen/scores.first.jsonl'), ids);
  const second = inOrder(await scoresOf('frozen/scores.second.jsonl'), ids);
  const people = first.map((one, i) => meanOf(one, second[i]!));
  const rule = talks.map(({ talk }) => score(talk).points);
  return {
    task: 'scorecard',
    set: 'frozen',
    n: talks.length,
    people: { ...compared(first, second), ...whole(first, second) },
    rule: { ...compared(people, rule), ...whole(people, rule) },
  };
}

/** The scores one person gave the conversations on which the rules may be tuned. */
const TUNED = { training: 'training/scores.jsonl', more: 'training/more-scores.jsonl' } as const;
const isTuned = (set: string | undefined): set is keyof typeof TUNED => set !== undefined && Object.hasOwn(TUNED, set);

async function tuned(set: keyof typeof TUNED): Promise<object> {
  const talks = await transcripts(set);
  const people = inOrder(
    await scoresOf(TUNED[set]),
    talks.map(({ id }) => id),
  );
  const rule = talks.map(({ talk }) => score(talk).points);
  return {
    task: 'scorecard',
    set,
    n: talks.length,
    rule: { ...compared(people, rule), ...whole(people, rule) },
  };
}

export const SCORECARD: Task = {
  about: `how the scorecard of practice agrees with two people who scored the same conversations (Spearman, mean
distance), and how these agree with each other; --data training, --data more: those on which the rules were tuned`,
  measure: async ({ data }) => {
    if (isTuned(data)) return [await tuned(data)];
    // The frozen set is measured when it is meant, and not by a slip of the hand.
    if (data !== undefined)
      throw new Sentence(`there is no set "${data}": training or more, and the frozen one without it.`);
    return [await frozen()];
  },
};
