import type { Need } from '../../domain/guidance/labels.ts';
import type { Fact } from '../../domain/practice/index.ts';

export type Stock = {
  /** Two facts every customer of ours can tell; what others ask for them. */
  readonly order: Omit<Fact, 'key'>;
  readonly tail: Omit<Fact, 'key'>;
  readonly accept: readonly string[];
  readonly needs: Readonly<Record<Need, { readonly show: readonly string[]; readonly met: readonly string[] }>>;
};
