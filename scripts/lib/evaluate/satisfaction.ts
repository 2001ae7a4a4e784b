import { dot, type Sparse } from '#shared/guidance/learn/sparse.ts';
import { trainRidge } from '#shared/guidance/learn/ridge.ts';
import { learnVocabulary, vectorOf } from '#shared/guidance/learn/vocabulary.ts';
import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import { seededRandom } from '#testkit/random.ts';
import { Sentence } from '../sentence.ts';
import { Dialogue, dialogueFeatures } from './dialogue.ts';
import { timesOf } from './figures.ts';
import { round } from './judge-feeling.ts';
import { readLinesOf } from './lines.ts';
import type { Task } from './task.ts';

const FOLDS = 5;
const LEAST = 2;
const OPTIONS = { cost: 1, epochs: 40 };

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

/** Pearson's r. */
export function correlation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [mean(one), mean(other)];
  const together = one.reduce((sum, value, i) => sum + (value - a) * ((other[i] ?? 0) - b), 0);
  const apart = Math.sqrt(
    one.reduce((sum, x) => sum + (x - a) ** 2, 0) * other.reduce((sum, x) => sum + (x - b) ** 2, 0),
  );
  return apart === 0 ? 0 : together / apart;
}

type Row = { readonly features: readonly number[]; readonly meant: number; readonly fold: number };

/** What is said of the rows of one fold by a line through all others. */
function sayFold(rows: readonly Row[], fold: number): { said: Map<Row, number>; micros: number[] } {
  const known = rows.filter((row) => row.fold !== fold);
  const vocabulary = learnVocabulary(
    known.map(({ features }) => features),
    LEAST,
  );
  const vectors: Sparse[] = known.map(({ features }) => vectorOf(vocabulary, features));
  const size = vocabulary.hashes.length;
  const random = seededRandom(fold + 1);
  const values = Float32Array.from(known, ({ meant }) => meant);
  const weights = trainRidge(vectors, values, size, { ...OPTIONS, random: () => random.next() });
  const micros: number[] = [];
  const said = new Map<Row, number>();
  for (const row of rows.filter((one) => one.fold === fold)) {
    const began = performance.now();
    said.set(row, dot(weights, vectorOf(vocabulary, row.features)) + (weights[size] ?? 0));
    micros.push((performance.now() - began) * 1000);
  }
  return { said, micros };
}

export const SATISFACTION: Task = {
  about:
    'how content the customer of a whole conversation was, learned of four fifths of the file and said of the last, five times over;\n' +
    'a line: {id, quality: {S: number}, turns: [{speaker: customer or agent, text}, …]}. Nothing of this is shipped',
  async measure({ data }) {
    if (!data) throw new Sentence('satisfaction takes --data FILE.');
    const rows = (await readLinesOf(data, Dialogue)).map((dialogue): Row => {
      const fold = hash32(dialogue.id, SEEDS[0]) % FOLDS;
      return { features: dialogueFeatures(dialogue), meant: dialogue.quality.S, fold };
    });
    const folds = Array.from({ length: FOLDS }, (_, fold) => sayFold(rows, fold));
    const said = rows.map((row) => folds[row.fold]?.said.get(row) ?? 0);
    const meant = rows.map((row) => row.meant);
    return [
      {
        task: 'satisfaction',
        n: rows.length,
        folds: FOLDS,
        r: round(correlation(said, meant)),
        meanOff: round(mean(said.map((value, i) => Math.abs(value - (meant[i] ?? 0))))),
        ...timesOf(folds.flatMap(({ micros }) => micros)),
      },
    ];
  },
};
