import type { Mutation, Outcome } from '#shared/domain/mutation/index.ts';
import type { KeptDraft } from '../drafts/index.ts';

/**
 * One line of the journal. `told`: what the desk itself has refused, and what the hub has. `done`: everything up to `mid` is
 * decided; the last such line counts, for a hub that was restored decides again. `draft`: all that stands in the drafts of a ticket.
 * `article`: what stands in the draft of an article; null: nothing any more.
 */
export type Entry =
  | { readonly k: 'edit'; readonly mid: number; readonly at: number; readonly mutation: Mutation }
  | { readonly k: 'told'; readonly mid: number; readonly outcome: Outcome }
  | { readonly k: 'done'; readonly mid: number }
  | { readonly k: 'draft'; readonly ticketId: string; readonly drafts: readonly KeptDraft[] }
  | { readonly k: 'article'; readonly articleId: string; readonly draft: ArticleDraftRow | null };
/** `data`: the draft as JSON. */
export type ArticleDraftRow = { readonly data: string; readonly updatedAt: number };
