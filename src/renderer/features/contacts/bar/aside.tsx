import { useT } from '../../../lib/i18n.tsx';
import { ActionKeys, StatusDot } from '../../../ui/index.ts';
import { useContactsCommands } from '../contacts-ui.ts';
import { useNextRinging } from '../use-next-ringing.ts';
import { useWaiting } from '../waiting.ts';
import { useWho } from '../words.ts';
import css from './contact-bar.module.css';

/** Who rings on after being put aside: quiet, but never out of sight. */
export function Aside() {
  const t = useT('contacts');
  const who = useWho();
  const { show } = useContactsCommands();
  const { aside, next } = useWaiting();
  const { id, keys } = useNextRinging();
  return aside.map((entry) => (
    <button
      key={entry.contact.id}
      type="button"
      className={css['aside']}
      aria-label={t('bar.bringBack', { name: who(entry) })}
      onClick={() => show(entry.contact.id)}
    >
      <StatusDot tone="neutral" />
      {t('bar.ringing')}
      <span className={css['who']}>{who(entry)}</span>
      {entry === next && <ActionKeys id={id} keys={keys} />}
    </button>
  ));
}
