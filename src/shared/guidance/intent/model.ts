import type { Heads } from './heads.ts';
import type { Net } from './net.ts';
import type { Rows } from './rows.ts';
import type { Surety } from './surety.ts';
import type { Words } from './words.ts';

/** One text and what answers it. Null: nothing does, though somebody asked it here. */
export type IntentExample = {
  readonly answer: string | null;
  readonly text: string;
  /** How much it counts beside the others; 1 where it is not said. */
  readonly weight?: number | undefined;
};

/** What tells answers apart. */
export type Learned = {
  /** By number: the answer of head `h`. */
  readonly answers: readonly string[];
  readonly words: Words;
  readonly heads: Heads;
  readonly centroids: Heads;
  /** How much the centroids count beside the heads: much while there are few examples. */
  readonly lean: number;
  /** Null: too few examples for it, or too many answers. */
  readonly net: Net | null;
};

/** What it was learned from: row by row the places of the text's pieces, the number of its answer (−1: none), and its weight. */
export type Taught = Pick<Rows, 'from' | 'at'> & { readonly owner: Int32Array; readonly weight: Float32Array };

/** Plain data: it can be cloned to a worker and kept on the disk. */
export type IntentModel = Learned & {
  readonly taught: Taught;
  readonly surety: Surety;
  /** Examples that came or went since all was learned at once. Above a fifth of them it is time to do so again. */
  readonly changed: number;
};

export const isStale = ({ changed, taught }: IntentModel): boolean => changed * 5 > taught.owner.length;
