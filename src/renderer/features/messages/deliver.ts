import type { Macro } from '#shared/domain/macro.ts';
import type { Api } from '../../lib/api.tsx';
import type { DraftContent, DraftKind } from './draft-keeper.ts';

export type Delivery = {
  readonly messageId: string;
  readonly ticketId: string;
  readonly kind: DraftKind;
  readonly content: DraftContent;
  readonly macro: Macro | undefined;
  /** The macro's internal note as it was shown; empty: none. */
  readonly note: string;
  /** What stands under the text; empty: nothing. */
  readonly signature: string;
  readonly mentions: readonly string[];
  readonly solves: boolean;
};

type Calls = Pick<Api, 'messages' | 'tickets'>;

/** A signature signs something: under nothing, nothing is written. */
export function signed(content: DraftContent, signature: string): string {
  const body = content.body.trim();
  const isSomething = body !== '' || content.attachments.length > 0;
  if (!isSomething || signature.trim() === '') return body;
  return [body, signature.trim()].filter((part) => part !== '').join('\n\n');
}

/**
 * Hands text, files and what a macro changes over as one change, which also clears the draft. Resolves to the name under
 * which it can be taken back, null where there is none. Throws what the call refuses.
 */
export async function deliver(api: Calls, delivery: Delivery): Promise<string | null> {
  const { messageId, ticketId, kind, content, macro, note, solves, mentions } = delivery;
  const body = signed(content, delivery.signature);
  const attachmentIds = content.attachments.map((file) => file.id);
  const status = solves ? ('solved' as const) : null;
  if (!macro) {
    await api.messages.add({ id: messageId, ticketId, kind, body, attachmentIds, mentions: [...mentions], status });
    return null;
  }
  const written = { messageId, body, note: note === '' ? null : note, attachmentIds, status };
  return (await api.tickets.applyMacro({ ticketId, macroId: macro.id, ...written })).undoId;
}
