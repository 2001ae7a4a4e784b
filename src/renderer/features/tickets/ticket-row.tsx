import { IconAlarm, IconCheck, IconClock, IconPencil } from '@tabler/icons-react';
import { memo, type MouseEvent } from 'react';
import type { Settings } from '#shared/contract/app/settings.ts';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';
import { useT } from '../../lib/i18n.tsx';
import { useFormat, useNow } from '../../lib/time.ts';
import { Pill, StatusDot } from '../../ui/index.ts';
import { clockSentence, clockShort, clockTone, stateAt } from './clock-words.ts';
import { whenWords } from './snooze-times.ts';
import { spanWords } from './spans.ts';
import { RunProgress } from './run-progress.tsx';
import { shownRun } from './shown-run.ts';
import css from './ticket-row.module.css';

/** Height of a row in px, by density; the same as in its style sheet. */
export const ROW_PX: Record<Settings['density'], number> = { comfortable: 80, compact: 54 };

type Props = {
  ticket: TicketListItem;
  queueName: string | undefined;
  isSelected: boolean;
  /** Chosen for a change of many; null: nobody is choosing. */
  isMarked: boolean | null;
  onMark: (ticketId: string, isRange: boolean) => void;
  density: Settings['density'];
  /** Shown only because it is open: it no longer belongs to this view. */
  hasLeft: boolean;
  /** In a view of one person or one state, saying it again in every row is noise. */
  shows: { readonly status: boolean; readonly assignee: boolean };
};

/** One ticket: who, how, until when; about what; where it stands. */
export const TicketRow = memo(function TicketRow(props: Props) {
  const { ticket, isSelected, isMarked, hasLeft, density, onMark } = props;
  const t = useT('tickets');
  const common = useT('common');
  const mark = (event: MouseEvent) => {
    event.stopPropagation();
    onMark(ticket.id, event.shiftKey);
  };
  return (
    <div
      className={css['row']}
      data-density={density}
      data-selected={isSelected || undefined}
      data-left={hasLeft || undefined}
      data-marking={isMarked !== null || undefined}
    >
      {/* The mouse's way; the keyboard has X and Shift with the arrows, and the row itself says whether it is chosen. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <span className={css['check']} data-on={isMarked || undefined} onClick={mark} aria-hidden>
        {isMarked === true && <IconCheck size={12} stroke={2.4} />}
      </span>
      <div className={css['who']}>
        <span className={css['name']}>{ticket.customerName || t('row.noName')}</span>
        <Pill>{t(`channel.${ticket.channel}`)}</Pill>
        {(ticket.priority === 'urgent' || ticket.priority === 'high') && (
          <Pill tone={ticket.priority === 'urgent' ? 'bad' : 'warn'}>{common(`priority.${ticket.priority}`)}</Pill>
        )}
        <Time ticket={ticket} />
      </div>
      {density === 'compact' ? <OneLine {...props} /> : <TwoLines {...props} />}
    </div>
  );
});

const subjectOf = (ticket: TicketListItem): string => ticket.subject || ticket.preview;

function TwoLines({ ticket, queueName, hasLeft, shows }: Props) {
  const t = useT('tickets');
  const common = useT('common');
  const places = [
    t('row.number', { number: String(ticket.number) }),
    queueName,
    shows.assignee ? (ticket.assigneeName ?? t('row.unassigned')) : undefined,
    shows.status && ticket.status !== 'open' ? common(`status.${ticket.status}`) : undefined,
  ];
  return (
    <>
      <div className={css['subject']}>{subjectOf(ticket) || t('row.noSubject')}</div>
      <div className={css['place']}>
        <span className="one-line">{hasLeft ? t('row.left') : places.filter(Boolean).join(' · ')}</span>
        <Marks ticket={ticket} />
      </div>
    </>
  );
}

/** The same in the room of one line: what it is about, and what is unusual about it. */
function OneLine({ ticket, hasLeft }: Props) {
  const t = useT('tickets');
  return (
    <div className={css['place']}>
      <span className="one-line">{hasLeft ? t('row.left') : subjectOf(ticket) || t('row.noSubject')}</span>
      <Marks ticket={ticket} />
    </div>
  );
}

function Marks({ ticket }: { ticket: TicketListItem }) {
  const t = useT('tickets');
  const format = useFormat();
  const now = useNow(60_000);
  const run = shownRun(ticket);
  const sleeps = ticket.snoozedUntilAt !== null && ticket.snoozedUntilAt > now;
  return (
    <>
      {ticket.snoozedUntilAt !== null && sleeps && (
        <span className={css['mark']}>
          <IconAlarm size={12} stroke={1.8} aria-hidden />
          {t('row.snoozed', { time: whenWords(format, ticket.snoozedUntilAt, now) })}
        </span>
      )}
      {run && (
        <span className={css['mark']}>
          <RunProgress run={run} />
        </span>
      )}
      {ticket.hasDraft && (
        <span className={css['mark']}>
          <IconPencil size={12} stroke={1.8} aria-hidden />
          {t('row.draft')}
        </span>
      )}
      {ticket.isPending && (
        <span className={css['mark']} title={t('row.pendingHere')}>
          <StatusDot tone="warn" />
          {/* Beside the time of waking there is no room for the words. */}
          <span className={sleeps ? 'visually-hidden' : undefined}>{t('row.pendingHere')}</span>
        </span>
      )}
    </>
  );
}

/**
 * One column, one way of telling time: what is left of the promise that ends first; without one, how long the customer has
 * waited; without that, how long ago something happened.
 */
function Time({ ticket }: { ticket: TicketListItem }) {
  const t = useT('tickets');
  const now = useNow(30_000);
  const { due, waitingSinceAt } = ticket;
  if (due !== null) {
    const tone = clockTone(stateAt(due, now));
    return <Told tone={tone} isDue sentence={clockSentence(t, due, now)} short={clockShort(t, due, now)} />;
  }
  const since = waitingSinceAt ?? ticket.updatedAt;
  const time = spanWords(t, Math.max(0, now - since));
  const sentence = t(waitingSinceAt === null ? 'waiting.touched' : 'waiting.label', { time });
  return <Told tone="neutral" isDue={false} sentence={sentence} short={time} />;
}

function Told(props: { tone: string; isDue: boolean; sentence: string; short: string }) {
  return (
    <span className={css['time']} data-tone={props.tone} title={props.sentence}>
      <span className="visually-hidden">{props.sentence}</span>
      {props.isDue && <IconClock size={12} stroke={1.8} aria-hidden />}
      <span aria-hidden>{props.short}</span>
    </span>
  );
}
