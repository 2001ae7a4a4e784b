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

type Calls = Pick<Api, 'messages' | 'tickets' | 'drafts'>;

/** Whether there is anything to send: text, a file, or a macro that changes something. White space is nothing. */
export const hasContent = (content: DraftContent): boolean =>
  content.body.trim() !== '' || content.attachments.length > 0 || content.macroId !== null;

/**
 * Hands the text over. A macro goes with its text as one change; only files, which a macro cannot carry, go before it as
 * a message of their own text. Throws what the calls refuse.
 */
export async function deliver(api: Calls, delivery: Delivery): Promise<void> {
  const { messageId, ticketId, kind, content, macro, solves } = delivery;
  const body = content.body.trim();
  const hasFiles = content.attachments.length > 0;
  if (!macro) {
    const attachmentIds = content.attachments.map((file) => file.id);
    const status = solves ? ('solved' as const) : null;
    await api.messages.add({ id: messageId, ticketId, kind, body, attachmentIds, status });
    return;
  }
  if (hasFiles) {
    const attachmentIds = content.attachments.map((file) => file.id);
    await api.messages.add({ id: messageId, ticketId, kind, body, attachmentIds, status: null });
  }
  await api.tickets.applyMacro({ ticketId, macroId: macro.id, body: hasFiles || body === '' ? null : body });
  if (!hasFiles) await api.drafts.save({ ticketId, draft: { kind, body: '', attachments: [] } });
  if (solves && macro.set.status !== 'solved') await api.tickets.set({ ticketId, fields: { status: 'solved' } });
}
