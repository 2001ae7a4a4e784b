import { useState } from 'react';
import type { DayContact } from '#shared/contract/app/load.ts';
import { useActions } from '../../../lib/actions.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { useT } from '../../../lib/i18n.tsx';
import { hashOf } from '../../../lib/router.ts';
import { clock, useFormat } from '../../../lib/time.ts';
import { Panel } from '../../../ui/index.ts';
import { ChannelIcon } from './channel-icon.tsx';
import css from './day.module.css';
import { HardMark } from './hard-mark.tsx';

const COLUMNS = ['time', 'customer', 'channel', 'talk', 'hold', 'acw'] as const;
const idOf = ({ contactId }: DayContact): string => `day-contact-${contactId}`;
const action = actionIn('rest');

/** The contacts of the day; the keys lead from one to the next, and Enter opens the customer. */
export function ContactTable({ contacts }: { contacts: readonly DayContact[] }) {
  const t = useT('load');
  const { current, onFocus } = useRows(contacts);
  return (
    <Panel title={t('contacts.title')} aside={t('contacts.count', { count: contacts.length })}>
      {contacts.length === 0 ? (
        <p className={css['quiet']}>{t('contacts.none')}</p>
      ) : (
        <div className={css['scroll']}>
          <table className={css['table']} aria-label={t('contacts.title')} data-wide>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`contacts.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {contacts.map((contact) => (
                <Row
                  key={contact.contactId}
                  contact={contact}
                  isCurrent={contact === current}
                  onFocus={() => onFocus(contact)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** The row is remembered by its contact: one that ends meanwhile moves nothing. */
function useRows(contacts: readonly DayContact[]) {
  const [at, setAt] = useState<string | null>(null);
  const index = contacts.findIndex(({ contactId }) => contactId === at);
  const move = (by: number): void => {
    const to = contacts[Math.max(0, Math.min(contacts.length - 1, index + by))];
    if (!to) return;
    setAt(to.contactId);
    document.getElementById(idOf(to))?.focus();
  };
  useActions([
    action('day.next', 'load:day.next', 'j', () => move(1), contacts.length > 0),
    action('day.previous', 'load:day.previous', 'k', () => move(-1), contacts.length > 0),
  ]);
  return { current: contacts[index], onFocus: ({ contactId }: DayContact) => setAt(contactId) };
}

type RowProps = { contact: DayContact; isCurrent: boolean; onFocus: () => void };

function Row({ contact, isCurrent, onFocus }: RowProps) {
  const t = useT('load');
  const common = useT('common');
  const format = useFormat();
  const { channel, answeredAt, endedAt, heldMs, acwMs } = contact;
  return (
    <tr data-current={isCurrent || undefined}>
      <td>{format.time(answeredAt)}</td>
      <td>
        <span className={css['who']}>
          <Who contact={contact} onFocus={onFocus} />
          {contact.isHard && (
            <span className={css['hard']}>
              <HardMark />
              {t('contacts.hard')}
            </span>
          )}
        </span>
      </td>
      <td>
        <span className={css['channel']}>
          <ChannelIcon channel={channel} />
          {common(`channel.${channel}`)}
        </span>
      </td>
      <td>{endedAt === null ? t('contacts.going') : clock(endedAt - answeredAt - heldMs)}</td>
      <td>{heldMs === 0 ? '' : clock(heldMs)}</td>
      <td>{acwMs === null ? (endedAt === null ? '' : t('contacts.notWrapped')) : clock(acwMs)}</td>
    </tr>
  );
}

function Who({ contact, onFocus }: { contact: DayContact; onFocus: () => void }) {
  const t = useT('load');
  const { customerId, customerName } = contact;
  const name = customerName ?? t('contacts.unknown');
  return customerId === null ? (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard goes from row to row
    <span id={idOf(contact)} tabIndex={0} onFocus={onFocus}>
      {name}
    </span>
  ) : (
    <a id={idOf(contact)} href={hashOf('customer', customerId)} onFocus={onFocus}>
      {name}
    </a>
  );
}
