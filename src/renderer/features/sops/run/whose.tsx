import { useT } from '../../../lib/i18n.tsx';
import { useLiveContacts } from '../../../lib/reads.ts';
import css from './run.module.css';

/** The keys act here, and another ticket is open: whose procedures these are is said. */
export function Whose({ contactId }: { contactId: string | null }) {
  const t = useT('sops');
  const entry = useLiveContacts()?.contacts.find(({ contact }) => contact.id === contactId);
  if (!entry) return null;
  const { contact, card } = entry;
  const who = card?.customer.name ?? contact.name ?? contact.address.text;
  return <p className={css['hint']}>{t('panel.whose', { who })}</p>;
}
