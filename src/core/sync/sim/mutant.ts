import type { HubKind } from './hubs.ts';

/** A text of a source file and what it is replaced with; the text stands there exactly once. */
type Edit = readonly [file: string, from: string, to: string];

/** One rule of the protocol, broken on purpose. `witness`: a seed whose history shows it, with this hub (without: the model). */
export type Mutant = { readonly edits: readonly Edit[]; readonly witness: number; readonly hub?: HubKind };
