import {
  IconChevronDown,
  IconChevronRight,
  IconGift,
  IconHeartHandshake,
  IconListCheck,
  IconPhone,
  IconTicket,
} from '@tabler/icons-react';
import type { HistoryItem, HistoryTicket } from '#shared/contract/app/history.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { hashOf } from '../../lib/router.ts';
import { useFormat, useNow } from '../../lib/time.ts';
import { Pill } from '../../ui/index.ts';
import { ContactWords } from './contact-words.tsx';
import { PromiseWords } from './promises-panel.tsx';
import { RunWords } from './run-words.tsx';
import { SinceWords } from './since-words.tsx';
import css from './screen.module.css';
import { TicketEntries } from './ticket-entries.tsx';

const PICTURES = {
  ticket: IconTicket,
  contact: IconPhone,
  promise: IconHeartHandshake,
  gesture: IconGift,
  run: IconListCheck,
} as const;

type Props = {
  item: HistoryItem;
  domId: string;
  isCurrent: boolean;
  isOpen: boolean;
  onFocus: () => void;
  onToggle: () => void;
};

/** What it was, when, and its words. The row takes the keyboard; Enter opens a ticket where it stands. */
export function HistoryRow({ item, domId, isCurrent, isOpen, onFocus, onToggle }: Props) {
  const t = useT('history');
  const format = useFormat();
  const now = useNow(60_000);
  const Picture = PICTURES[item.kind];
  return (
    <li className={css['row']} data-current={isCurrent || undefined}>
      <span className={css['when']}>{format.moment(item.at, now)}</span>
      <span className={css['picture']} title={t(`filter.${item.kind}`)}>
        <Picture size={16} stroke={1.6} aria-label={t(`filter.${item.kind}`)} />
      </span>
      <div className={css['what']}>
        {item.kind === 'ticket' ? (
          <Ticket ticket={item.ticket} domId={domId} isOpen={isOpen} onFocus={onFocus} onToggle={onToggle} />
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard goes from row to row
          <div id={domId} tabIndex={0} onFocus={onFocus} className={css['alone']}>
            <Words item={item} />
          </div>
        )}
      </div>
    </li>
  );
}

function Words({ item }: { item: Exclude<HistoryItem, { kind: 'ticket' }> }) {
  const t = useT('history');
  if (item.kind === 'contact') return <ContactWords contact={item.contact} />;
  if (item.kind === 'promise') return <PromiseWords promise={item.promise} />;
  if (item.kind === 'run') return <RunWords run={item.run} />;
  const { gesture, since } = item;
  return (
    <>
      <p>{t('gesture.about', { what: t(`moment.${gesture.kind}`), day: gesture.day })}</p>
      <p className="secondary">
        {t(`gesture.${gesture.state}`, { name: gesture.agentName ?? t('somebody') })}
        {gesture.note !== '' && ` · ${gesture.note}`}
      </p>
      {since && <SinceWords since={since} />}
    </>
  );
}

type TicketProps = Pick<Props, 'domId' | 'isOpen' | 'onFocus' | 'onToggle'> & { ticket: HistoryTicket };

function Ticket({ ticket, domId, isOpen, onFocus, onToggle }: TicketProps) {
  const t = useT('history');
  const common = useT('common');
  const local = useLocalized();
  const { id, number, subject, status, channel, queueName, assigneeName, preview, contacts, openPromises } = ticket;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const about = [
    common(`channel.${channel}`),
    local(queueName),
    assigneeName ?? common('nobody'),
    contacts > 0 ? t('row.contacts', { count: contacts }) : null,
  ].filter((part) => part !== null);
  return (
    <>
      <div className={css['line']}>
        <button
          id={domId}
          type="button"
          className={css['toggle']}
          aria-expanded={isOpen}
          onFocus={onFocus}
          onClick={onToggle}
        >
          <Chevron size={14} stroke={1.8} aria-hidden />
          <span>{subject || t('row.noSubject')}</span>
        </button>
        <Pill>{common(`status.${status}`)}</Pill>
        {openPromises > 0 && <Pill tone="warn">{t('row.promises', { count: openPromises })}</Pill>}
        <a className={css['link']} href={hashOf('inbox', id)}>
          {t('onTicket', { number: String(number) })}
        </a>
      </div>
      <p className="secondary">{about.join(' · ')}</p>
      {isOpen ? <TicketEntries ticketId={id} /> : preview !== '' && <p className={css['preview']}>{preview}</p>}
    </>
  );
}
