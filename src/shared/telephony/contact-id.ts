import { joinIds } from '../domain/knowledge-ids.ts';
import type { ContactId } from '../kernel/ids.ts';

/** Whatever hears of one call of one source calls the contact the same. `source`: a token's name, a desk's id. */
export const contactIdOf = (source: string, callId: string): ContactId =>
  joinIds(encodeURIComponent(source.toWellFormed()), encodeURIComponent(callId.toWellFormed())) as ContactId;
