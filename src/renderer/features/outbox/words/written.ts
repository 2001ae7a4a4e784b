import type { Mutation } from '#shared/domain/mutation/index.ts';
import { writtenIn } from '#shared/domain/mutation/words.ts';

/** The words an agent wrote in a change, which must never be lost; null where there are none. */
export function textOf(mutation: Mutation): string | null {
  const written = writtenIn(mutation);
  return written.length === 0 ? null : written.join('\n\n');
}

/** Where refused words can go back to: the draft of their ticket, their article or their procedure; null: nowhere but the clipboard. */
export function draftOf(mutation: Mutation): 'ticket' | 'article' | 'sop' | null {
  switch (mutation.name) {
    case 'message.add':
    case 'macro.apply':
      return 'ticket';
    case 'article.propose':
    case 'article.publish':
      return 'article';
    case 'sop.publish':
      return 'sop';
    default:
      return null;
  }
}
