import type { ContactWithCard, LiveContact } from '#shared/contract/app/contacts.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { hashOf } from '../../../lib/router.ts';
import { clock, useFormat, useNow } from '../../../lib/time.ts';
import { ActionKeys, StatusDot } from '../../../ui/index.ts';
import { addressOf, contactPlace, useWho } from '../words.ts';
import css from './contact-bar.module.css';

type Props = {
  entry: ContactWithCard;
  isCurrent: boolean;
  isAlone: boolean;
  /** Whose key leads here; absent: it leads to another. */
  change?: Action;
  onChoose: () => void;
};

/** One contact in hand. */
export function Line({ entry, isCurrent, isAlone, change, onChoose }: Props) {
  const { contact } = entry;
  const who = useWho()(entry);
  const words = (
    <>
      <State contact={contact} />
      <span className={css['who']}>{who}</span>
    </>
  );
  if (!isAlone) {
    return (
      <button type="button" className={css['line']} aria-pressed={isCurrent} onClick={onChoose}>
        {words}
        {change && <ActionKeys id={change.id} keys={change.keys} />}
      </button>
    );
  }
  const place = contactPlace(contact);
  const href = place && hashOf(...place);
  return (
    <span className={css['line']}>
      {href === null ? words : <a href={href}>{words}</a>}
      <span className={css['number']}>{addressOf(contact)}</span>
    </span>
  );
}

function State({ contact }: { contact: LiveContact }) {
  const t = useT('contacts');
  const format = useFormat();
  const now = useNow(1000);
  const { state, channel, acwUntilAt, endedAt, heldSinceAt, answeredAt, ringingAt } = contact;
  const isLate = acwUntilAt !== null && now > acwUntilAt && endedAt !== null;
  const since = endedAt ?? heldSinceAt ?? answeredAt ?? ringingAt;
  const word = {
    ringing: t('bar.ringing'),
    answered: t('bar.talking', { channel }),
    held: t('bar.held'),
    ended: isLate ? t('bar.acwLate', { span: format.span((acwUntilAt ?? now) - (endedAt ?? now)) }) : t('bar.acw'),
  }[state];
  return (
    <span className={css['state']}>
      <StatusDot tone={isLate || state === 'held' ? 'warn' : state === 'ended' ? 'neutral' : 'accent'} />
      {word}
      <span className={css['clock']}>{clock(now - since)}</span>
    </span>
  );
}
