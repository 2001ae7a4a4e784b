import type { ContactItem } from '#shared/contract/app/contacts.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { hashOf } from '../../../lib/router.ts';
import { clock, useFormat, useNow } from '../../../lib/time.ts';
import { Pill } from '../../../ui/index.ts';
import css from './log.module.css';

type Props = { item: ContactItem; isCurrent: boolean; onFocus: () => void };

/** One contact in three lines: who and when, what became of it, what the agent made of it. */
export function LogRow({ item, isCurrent, onFocus }: Props) {
  const t = useT('contacts');
  const common = useT('common');
  const localized = useLocalized();
  const format = useFormat();
  const now = useNow(60_000);
  const { customerId, ticketId, channel, direction, end, answeredAt, agentName, dispositionLabel } = item;
  const who = item.customerName ?? (item.address === null ? t('who.withheld') : formatPhone(item.address));
  const href =
    ticketId === null ? (customerId === null ? null : hashOf('customer', customerId)) : hashOf('inbox', ticketId);
  const isMissed = answeredAt === null && direction === 'in';
  return (
    <li className={css['row']} data-current={isCurrent || undefined}>
      <span className={css['when']}>{format.moment(item.ringingAt, now)}</span>
      <div className={css['what']}>
        <p className={css['head']}>
          {href === null ? (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard goes from row to row
            <span id={`contact-${item.id}`} tabIndex={0} onFocus={onFocus} className={css['name']}>
              {who}
            </span>
          ) : (
            <a id={`contact-${item.id}`} href={href} onFocus={onFocus} className={css['name']}>
              {who}
            </a>
          )}
          <Pill tone={isMissed ? 'bad' : 'neutral'}>{t(`outcome.${end}`)}</Pill>
          {dispositionLabel && <Pill>{localized(dispositionLabel)}</Pill>}
          {item.agentId !== null && item.wrappedAt === null && <Pill tone="warn">{t('log.notWrapped')}</Pill>}
        </p>
        <p className="secondary">
          {[
            common(`channel.${channel}`),
            direction === 'out' ? t('log.out') : null,
            localized(item.queueName),
            agentName,
          ]
            .filter((part) => part !== null && part !== '')
            .join(' · ')}
        </p>
        {item.summary !== '' && <p className={css['summary']}>{item.summary}</p>}
      </div>
      <span className={css['length']}>
        {answeredAt === null
          ? t('log.waited', { span: format.span(item.endedAt - item.ringingAt) })
          : clock(item.endedAt - answeredAt)}
      </span>
    </li>
  );
}
