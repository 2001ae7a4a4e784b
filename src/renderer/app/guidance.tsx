import { Suspense, type ReactNode } from 'react';
import { Heard, MoodLine, PromptCard, useAnswers } from '../features/guidance/index.ts';
import { useLiveContacts } from '../lib/reads.ts';

/** The contact that is about a ticket, if one goes on. */
function useTalk(ticketId: string) {
  const talking = (useLiveContacts()?.contacts ?? []).find(({ contact }) => contact.ticketId === ticketId);
  return { contactId: talking?.contact.id ?? null, isSpoken: talking?.contact.channel === 'phone' };
}

/** What is heard in the lines of a ticket is underlined in them. */
export function HeardInTicket({ ticketId, children }: { ticketId: string; children: ReactNode }) {
  const { contactId } = useTalk(ticketId);
  return <Heard about={{ ticketId, contactId }}>{children}</Heard>;
}

export function TicketMood({ ticketId }: { ticketId: string }) {
  const { contactId } = useTalk(ticketId);
  return (
    <Suspense fallback={null}>
      <MoodLine about={{ ticketId, contactId }} />
    </Suspense>
  );
}

/** Beside a ticket. */
export function TicketCard({ ticketId }: { ticketId: string }) {
  const { contactId, isSpoken } = useTalk(ticketId);
  return (
    <Suspense fallback={null}>
      <PromptCard ticketId={ticketId} contactId={contactId} isSpoken={isSpoken} />
    </Suspense>
  );
}

/** In the notes of a contact. What is heard of the mood stands there only where no ticket shows it. */
export function ContactGuidance(about: { ticketId: string | null; contactId: string }) {
  const entry = (useLiveContacts()?.contacts ?? []).find(({ contact }) => contact.id === about.contactId);
  return (
    <Suspense fallback={null}>
      <PromptCard {...about} isSpoken={entry?.contact.channel === 'phone'} isDocked />
      {about.ticketId === null && <MoodLine about={about} isNarrow />}
    </Suspense>
  );
}

const SURE = 0.75;

/** Articles that seem to answer what the customer of a ticket asks. */
export function useLikelyAnswers(ticketId: string) {
  const { contactId } = useTalk(ticketId);
  return useAnswers({ ticketId, contactId }).flatMap(({ articleId, title, confidence, because }) =>
    articleId === null ? [] : [{ articleId, title, because, isSure: confidence >= SURE }],
  );
}
