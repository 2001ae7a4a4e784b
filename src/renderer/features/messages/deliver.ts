import type { Macro } from '#shared/domain/macro.ts';
import type { Api } from '../../lib/api.tsx';
import type { DraftContent, DraftKind } from './draft-keeper.ts';

export type Delivery = {
  readonly messageId: string;
  readonly ticketId: string;
  readonly kind: DraftKind;
  readonly content: DraftContent;
  readonly macro: Macro | undefined;
  readonly solves: boolean;
};

type Calls = Pick<Api, 'messages' | 'tickets'>;

/** Whether there is anything to send: text, a file, or a macro that changes something. White space is nothing. */
export const hasContent = (content: DraftContent): boolean =>
  content.body.trim() !== '' || content.attachments.length > 0 || content.macroId !== null;

/** Hands text, files and what a macro changes over as one change, which also clears the draft. Throws what the call refuses. */
export async function deliver(api: Calls, delivery: Delivery): Promise<void> {
  const { messageId, ticketId, kind, content, macro, solves } = delivery;
  const body = content.body.trim();
  const attachmentIds = content.attachments.map((file) => file.id);
  const status = solves ? ('solved' as const) : null;
  if (macro) await api.tickets.applyMacro({ ticketId, macroId: macro.id, messageId, body, attachmentIds, status });
  else await api.messages.add({ id: messageId, ticketId, kind, body, attachmentIds, status });
}
