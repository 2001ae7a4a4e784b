import { ContactGuidance } from './guidance.tsx';
import { ContactProcedures } from './procedures.tsx';

/** What helps in the notes of a contact: the card of the moment, and the procedure. */
export function ContactHelp(about: { ticketId: string | null; contactId: string }) {
  return (
    <>
      <ContactGuidance {...about} />
      <ContactProcedures {...about} />
    </>
  );
}
