import type { SearchHit } from '#shared/contract/app/search.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { SearchKind } from '#shared/domain/search.ts';

/** The order of the groups on the screen. */
export const KINDS = ['customer', 'ticket', 'article', 'message'] as const satisfies readonly SearchKind[];

/** What is kept of the screen while the agent looks at something it found. */
export type SearchState = {
  readonly text: string;
  /** The row the keyboard stands on. */
  readonly chosen: string | null;
  /** Kinds of which more than the first few are shown. */
  readonly wide: readonly SearchKind[];
};
export const NO_SEARCH: SearchState = { text: '', chosen: null, wide: [] };

/** Something that can be reached with the arrow keys and done with Enter. */
export type Option = {
  readonly id: string;
  /** The group it stands in: Page Up and Page Down go from one to the next. */
  readonly group: string;
  readonly perform: () => void;
  /** Delete does it, where that is possible. */
  readonly forget?: () => void;
};

export function idOf(hit: SearchHit): string {
  switch (hit.kind) {
    case 'customer':
      return `customer:${hit.customerId}`;
    case 'ticket':
      return `ticket:${hit.ticketId}`;
    case 'article':
      return `article:${hit.articleId}`;
    case 'message':
      return `message:${hit.messageId}`;
    default:
      return assertNever(hit);
  }
}
