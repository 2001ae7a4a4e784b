import { ORPCError } from '@orpc/client';
import type { Answer } from '#shared/contract/app/messages.ts';

/** Replies that came while one was being written, oldest first, and how that one was to be sent. */
export type Asked = { readonly answers: readonly Answer[]; readonly solves: boolean };

/** What a sending was held back for; null: it failed for another reason. */
export function answersIn(error: unknown): readonly Answer[] | null {
  if (!(error instanceof ORPCError) || (error.code as string) !== 'ANSWERED') return null;
  const { answers } = error.data as { readonly answers?: readonly Answer[] };
  return answers && answers.length > 0 ? answers : null;
}

/** So many are shown; of more, the newest. */
const SHOWN = 3;
export const shownOf = ({ answers }: Asked): { readonly shown: readonly Answer[]; readonly earlier: number } => ({
  shown: answers.slice(-SHOWN),
  earlier: Math.max(0, answers.length - SHOWN),
});
