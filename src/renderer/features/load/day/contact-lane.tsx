import type { DayContact } from '#shared/contract/app/load.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ChannelIcon } from './channel-icon.tsx';
import { HardMark } from './hard-mark.tsx';
import { drawnContacts, type Window } from './strip-model.ts';
import css from './strip.module.css';

/** Each contact as long as it lasted, with its channel where there is room; hard ones carry a mark of their own. */
export function ContactLane({
  window,
  contacts,
  now,
}: {
  window: Window;
  contacts: readonly DayContact[];
  now: number;
}) {
  const t = useT('load');
  return drawnContacts(window, contacts, now).map(({ contact, place, hasPicture, hasWord }) => (
    <span
      key={contact.contactId}
      className={css['contact']}
      style={{ left: `${place.left}%`, width: `${place.width}%` }}
      title={contact.customerName ?? t('contacts.unknown')}
    >
      {contact.isHard && (
        <span className={css['hard']}>
          <HardMark />
          {hasWord && t('strip.hard')}
        </span>
      )}
      {hasPicture && (
        <span className={css['picture']}>
          <ChannelIcon channel={contact.channel} />
        </span>
      )}
      <span className={css['length']} />
    </span>
  ));
}
