import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import type { DraftContent, DraftKind } from './draft-keeper.ts';

/** A signature stands under e-mail replies; in a chat it would be noise. */
export const belongsUnder = (ticket: Pick<TicketDetail, 'channel'>, kind: DraftKind): boolean =>
  kind === 'reply' && ticket.channel === 'email';

/** What is sent under the text: as the agent left it for this reply, else as usual. */
export const signatureOf = (content: DraftContent, usual: string): string =>
  usual === '' ? '' : (content.signature ?? usual);
