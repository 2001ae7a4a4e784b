import { useT } from '../../../lib/i18n.tsx';
import { useLiveContacts } from '../../../lib/reads.ts';
import { useRoute } from '../../../lib/router.ts';
import type { About } from './queries.ts';
import css from './run.module.css';

/** The keys act on the procedures of a contact while another ticket is open: whose they are is said. */
export function Whose({ about: { contactId, ticketId } }: { about: About }) {
  const t = useT('sops');
  const [screen, open] = useRoute();
  const entry = useLiveContacts()?.contacts.find(({ contact }) => contact.id === contactId);
  if (!entry || screen !== 'inbox' || open === undefined || open === ticketId) return null;
  const { contact, card } = entry;
  const who = card?.customer.name ?? contact.name ?? contact.address.text;
  return <p className={css['hint']}>{t('panel.whose', { who })}</p>;
}
