import { useT } from '../../../lib/i18n.tsx';
import { ActionKeys } from '../../../ui/index.ts';
import { useContactsCommands } from '../contacts-ui.ts';
import { useNextRinging } from '../use-next-ringing.ts';
import { useWaiting } from '../waiting.ts';
import { useWho } from '../words.ts';
import css from './pop-card.module.css';

/** As many names as fit below a card. */
const NAMED = 4;

/** Who else waits for a look; one of them a key away. The key itself stands in the bar. */
export function OthersWaiting() {
  const t = useT('contacts');
  const who = useWho();
  const { show } = useContactsCommands();
  const { waiting, shown, next } = useWaiting();
  const { id, keys } = useNextRinging();
  const others = waiting.filter((entry) => entry !== shown);
  if (others.length === 0) return null;
  return (
    <div className={css['others']}>
      <span className={css['more']}>{t('pop.more', { count: others.length })}</span>
      {others.slice(0, NAMED).map((entry) => (
        <button key={entry.contact.id} type="button" className={css['other']} onClick={() => show(entry.contact.id)}>
          {who(entry)}
          {entry === next && <ActionKeys id={id} keys={keys} />}
        </button>
      ))}
    </div>
  );
}
