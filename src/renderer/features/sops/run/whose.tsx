import { useT } from '../../../lib/i18n.tsx';
import { useLiveContacts } from '../../../lib/reads.ts';
import { useRoute } from '../../../lib/router.ts';
import type { About } from './queries.ts';
import css from './run.module.css';

/** Who is at the other end of the contact; undefined: of no contact that goes on. */
export function useWho(contactId: string | null): string | undefined {
  const entry = useLiveContacts()?.contacts.find(({ contact }) => contact.id === contactId);
  if (!entry) return undefined;
  const { contact, card } = entry;
  return card?.customer.name ?? contact.name ?? contact.address.text;
}

/** The keys act on the procedures of a contact while another ticket is open: whose they are is said. */
export function Whose({ about: { contactId, ticketId } }: { about: About }) {
  const t = useT('sops');
  const [screen, open] = useRoute();
  const who = useWho(contactId);
  if (who === undefined || screen !== 'inbox' || open === undefined || open === ticketId) return null;
  return <p className={css['hint']}>{t('panel.whose', { who })}</p>;
}
