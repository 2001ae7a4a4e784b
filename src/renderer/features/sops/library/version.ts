import type { Sop } from '#shared/domain/sop/index.ts';

/** One version as it was published. */
export type Version = Sop & { readonly authorName: string | null };
