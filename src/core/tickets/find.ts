import type { Ticket } from '#shared/domain/ticket.ts';
import type { ReadableDb } from '../db/types.ts';
import { ticketTable } from './table.ts';

export const findTicketData = (db: ReadableDb, ticketId: string): Ticket | undefined =>
  ticketTable.get(db, ticketId)?.data;
