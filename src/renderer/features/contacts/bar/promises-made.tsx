import type { LiveContact } from '#shared/contract/app/contacts.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { ActionButton } from '../../../ui/index.ts';
import css from './wrap-up.module.css';

const useMade = ({ id, customerId }: LiveContact) =>
  useCall(
    ['history', 'promises', customerId],
    ['promise', 'agent', 'ticket'],
    (api, signal) => api.history.promises({ customerId: customerId ?? '' }, { signal }),
    { enabled: customerId !== null },
  ).data?.items.filter(({ contactId }) => contactId === id) ?? [];

/** What was promised in this contact: what is noted need not be written down again. */
export function PromisesMade({ contact, promise }: { contact: LiveContact; promise: Action }) {
  const t = useT('contacts');
  const format = useFormat();
  const now = useNow(60_000);
  const made = useMade(contact);
  return (
    <div className={css['made']}>
      {made.length > 0 && (
        <ul aria-label={t('wrap.made')}>
          {made.map(({ id, text, dueAt }) => (
            <li key={id}>
              <span>{text}</span>
              <span className="secondary tabular">{format.moment(dueAt, now)}</span>
            </li>
          ))}
        </ul>
      )}
      <ActionButton action={promise} size="xs" />
    </div>
  );
}
