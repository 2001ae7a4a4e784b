import { memo } from 'react';
import type { TimelineItem } from '#shared/contract/app/messages.ts';
import { useT } from '../../lib/i18n.tsx';
import { useFormat, useNow } from '../../lib/time.ts';
import { EvidenceText } from '../../ui/index.ts';
import { Attachments } from './attachments.tsx';
import { eventWords, type EventWorld } from './event-words.ts';
import { FromTicket } from './from-ticket.tsx';
import { RichText } from './rich-text.tsx';
import css from './timeline-line.module.css';
import type { TimelineRow } from './timeline-rows.ts';

export const TimelineRowView = memo(function TimelineRowView({ row, world }: { row: TimelineRow; world: EventWorld }) {
  const t = useT('messages');
  if (row.type === 'begin') return <p className={css['quiet']}>{t('beginning')}</p>;
  if (row.type === 'day') return <Day at={row.at} />;
  if (row.item.kind === 'event') return <Event item={row.item} world={world} />;
  return <Line item={row.item} />;
});

function Day({ at }: { at: number }) {
  const format = useFormat();
  const now = useNow(60_000);
  return <h3 className={css['day']}>{format.dayHeading(at, now)}</h3>;
}

/** What happened, in words, quiet and in the middle. */
function Event({ item, world }: { item: TimelineItem; world: EventWorld }) {
  const t = useT('messages');
  const format = useFormat();
  if (!item.event) return <p className={css['quiet']}>{item.body}</p>;
  const id = item.author.kind === 'agent' ? item.author.agentId : null;
  return (
    <p className={css['quiet']}>
      <time dateTime={new Date(item.at).toISOString()} title={format.dateTime(item.at)}>
        {format.time(item.at)}
      </time>{' '}
      · {eventWords(item.event, { id, name: item.authorName }, world)}
      {item.delivery === 'local' && ` · ${t('delivery.local')}`}
      <FromTicket item={item} />
    </p>
  );
}

function Line({ item }: { item: TimelineItem }) {
  const t = useT('messages');
  const format = useFormat();
  const name = item.kind === 'note' ? t('noteBy', { name: item.authorName }) : item.authorName;
  return (
    <div className={css['line']} data-kind={item.kind} data-from={item.fromTicket !== null || undefined}>
      <div className={css['bubble']}>
        <span className="visually-hidden">{t(`kind.${item.kind}`)}</span>
        {item.body !== '' && (
          <div className={css['text']} dir="auto">
            <EvidenceText
              of={item.id}
              text={item.body}
              render={(text) => <RichText text={text} mentions={item.mentions} />}
            />
          </div>
        )}
        {item.attachments.length > 0 && <Attachments files={item.attachments} />}
      </div>
      <p className={css['caption']}>
        <time dateTime={new Date(item.at).toISOString()} title={format.dateTime(item.at)}>
          {format.timeExact(item.at)}
        </time>{' '}
        {name}
        {item.delivery !== 'synced' && (
          <span className={css['delivery']} data-delivery={item.delivery}>
            {' '}
            · {t(`delivery.${item.delivery}`)}
          </span>
        )}
        <FromTicket item={item} />
      </p>
    </div>
  );
}
