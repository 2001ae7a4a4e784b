import type { TicketStatus } from '#shared/domain/ticket-state.ts';
import type { Tone } from '../../ui/index.ts';

const TONES: Record<TicketStatus, Tone> = {
  open: 'accent',
  pending: 'info',
  solved: 'ok',
  closed: 'neutral',
  spam: 'neutral',
};

/** The dot beside a status; the word always stands next to it. */
export const statusTone = (status: TicketStatus): Tone => TONES[status];
