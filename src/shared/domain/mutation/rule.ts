import type { Right } from '../rights.ts';
import type { TableName } from '../tables.ts';
import type { Outcome } from './outcome.ts';
import type { MutationName, MutationOf } from './schema.ts';
import type { Effect, View, WriteContext } from './view.ts';

export type Decision = { readonly effects: readonly Effect[]; readonly outcome: Outcome };
export type Key = { readonly tbl: TableName; readonly id: string };

/** One kind of write: who may do it, which rows it reads (for the hub to lock before), and what it does. */
export type Rule<N extends MutationName> = {
  readonly right: Right;
  readonly keys: (mutation: MutationOf<N>) => Key[];
  readonly decide: (mutation: MutationOf<N>, view: View, context: WriteContext) => Decision;
};
export type Rules<N extends MutationName> = { readonly [M in N]: Rule<M> };

export const refuse = (outcome: Outcome): Decision => ({ effects: [], outcome });
