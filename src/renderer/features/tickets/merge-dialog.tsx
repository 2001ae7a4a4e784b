import { Button, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { TicketDetail, TicketListItem } from '#shared/contract/app/tickets.ts';
import { isFinished } from '#shared/domain/ticket-state.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useCall, useCommand } from '../../lib/query.ts';
import { useCustomer } from '../../lib/reads.ts';
import { ticketMark } from '../../lib/ticket-mark.ts';
import { useFormat } from '../../lib/time.ts';
import { useOfferUndo } from '../../lib/undo.ts';
import { ChoiceList } from '../../ui/index.ts';
import css from './dialog.module.css';

const FOUND = 20;
type Props = { ticket: TicketDetail; onClose: () => void; onMerged: (intoId: string) => void };

/** Puts one ticket into another: first which one stays, then both side by side, then it is done, with a way back. */
export function MergeDialog({ ticket, onClose, onMerged }: Props) {
  const t = useT('tickets');
  const common = useT('common');
  const [intoId, setIntoId] = useState<string | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('merge.title', { number: String(ticket.number) })}
      size={560}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {intoId === null ? (
        <Find ticket={ticket} onChoose={setIntoId} />
      ) : (
        <Confirm
          ticket={ticket}
          intoId={intoId}
          onBack={() => setIntoId(null)}
          onMerged={() => {
            onClose();
            onMerged(intoId);
          }}
        />
      )}
    </Modal>
  );
}

type Target = {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
  readonly about: string;
  readonly isOver: boolean;
};

const isOpen = ({ isOver }: Target): boolean => !isOver;

/** The customer's own unfinished tickets stand first: it is nearly always one of those. What is finished stands last. */
function Find({ ticket, onChoose }: { ticket: TicketDetail; onChoose: (ticketId: string) => void }) {
  const t = useT('tickets');
  const [text, setText] = useState('');
  const mine = useOwnTickets(ticket, text);
  const others = useFoundTickets(ticket, text).filter((found) => !mine.some((one) => one.id === found.id));
  return (
    <ChoiceList
      label={t('merge.find')}
      placeholder={t('merge.find')}
      empty={t('merge.none')}
      hint={t('merge.hint')}
      text={text}
      onText={setText}
      groups={[
        { label: t('merge.sameCustomer'), items: mine.filter(isOpen) },
        { label: t('merge.others'), items: others.filter(isOpen) },
        { label: t('merge.finished'), items: [...mine, ...others].filter(({ isOver }) => isOver) },
      ]}
      keyOf={(target) => target.id}
      onChoose={(target) => onChoose(target.id)}
      renderItem={(target) => (
        <span className={css['target']}>
          <span className="one-line">{target.subject || t('row.noSubject')}</span>
          <span className={css['quiet']}>{target.about}</span>
        </span>
      )}
    />
  );
}

function useOwnTickets(ticket: TicketDetail, text: string): Target[] {
  const t = useT('tickets');
  const common = useT('common');
  const words = text.trim().toLowerCase();
  return (useCustomer(ticket.customerId).data?.tickets ?? [])
    .filter((one) => one.id !== ticket.id && one.status !== 'spam')
    .filter((one) => `${ticketMark(one.number, common)} ${one.subject}`.toLowerCase().includes(words))
    .map(({ id, number, subject, status }) => ({
      id,
      number,
      subject,
      about: t('merge.about', { number: String(number), status: common(`status.${status}`) }),
      isOver: isFinished(status),
    }));
}

function useFoundTickets(ticket: TicketDetail, text: string): Target[] {
  const common = useT('common');
  const [settled] = useDebouncedValue(text.trim().slice(0, 200), 120);
  const { data } = useCall(
    ['tickets', 'merge', settled],
    ['ticket', 'customer'],
    (api, signal) =>
      api.tickets.list(
        { view: 'all', queueId: null, text: settled, order: 'newest', after: null, limit: FOUND },
        { signal },
      ),
    { enabled: settled !== '', keepPrevious: true },
  );
  const found: readonly TicketListItem[] = settled === '' || text.trim() === '' ? [] : (data?.items ?? []);
  return found
    .filter((one) => one.id !== ticket.id && one.status !== 'spam' && one.mergedIntoId === null)
    .map(({ id, number, subject, customerName, status }) => ({
      id,
      number,
      subject,
      about: `${ticketMark(number, common)} · ${customerName}`,
      isOver: isFinished(status),
    }));
}

type ConfirmProps = { ticket: TicketDetail; intoId: string; onBack: () => void; onMerged: () => void };

function Confirm({ ticket, intoId, onBack, onMerged }: ConfirmProps) {
  const t = useT('tickets');
  const offer = useOfferUndo();
  const { data: into } = useCall(['ticket', intoId], ['ticket', 'customer'], (api, signal) =>
    api.tickets.get({ ticketId: intoId }, { signal }),
  );
  const merge = useCommand((api) => api.tickets.merge({ ticketId: ticket.id, intoId }), {
    onDone: ({ undoId }) => {
      const title = t('done.merged', { number: String(into?.number ?? '') });
      offer({ undoId, title });
      onMerged();
    },
  });
  if (!into) return null;
  // Two people in one ticket is rarely meant: the hand that hurries must not do it.
  const isOther = into.customerId !== ticket.customerId;
  const number = String(into.number);
  // As the rule of merging has it: only a customer who waits opens the other ticket.
  const isWaiting = !isFinished(ticket.status) && ticket.waitingSinceAt !== null;
  return (
    <div className={css['form']}>
      <div className={css['pair']}>
        <Side title={t('merge.gone')} ticket={ticket} />
        <IconArrowRight size={16} stroke={1.6} aria-hidden className={css['arrow'] ?? ''} />
        <Side title={t('merge.stays')} ticket={into} />
      </div>
      {isOther && (
        <p className={css['warn']} role="alert">
          {t('merge.differs', { from: ticket.customerName, into: into.customerName })}
        </p>
      )}
      {isFinished(into.status) && (
        <p className="secondary">{t(isWaiting ? 'merge.reopens' : 'merge.staysOver', { number })}</p>
      )}
      <div className={css['buttons']}>
        <Button ref={isOther ? focusOnce : null} variant="default" onClick={onBack}>
          {t('merge.back')}
        </Button>
        <Button ref={isOther ? null : focusOnce} loading={merge.isRunning} onClick={() => void merge.run()}>
          {t('merge.apply', { number })}
        </Button>
      </div>
    </div>
  );
}

/** The list that had the keyboard is gone: it goes on here. */
const focusOnce = (button: HTMLButtonElement | null): void => button?.focus();

/** What goes on with the ticket that stays is how it stands here, not the other's. */
function Side({ title, ticket }: { title: string; ticket: TicketDetail }) {
  const t = useT('tickets');
  const local = useLocalized();
  const common = useT('common');
  const format = useFormat();
  return (
    <section className={css['card']}>
      <h3>{title}</h3>
      <p>
        <strong>{ticketMark(ticket.number, common)}</strong> {ticket.subject || t('row.noSubject')}
      </p>
      <p className={css['quiet']}>
        {[ticket.customerName, common(`status.${ticket.status}`), format.dateTime(ticket.createdAt)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className={css['quiet']}>
        {[
          t('merge.with', { name: ticket.assigneeName ?? common('nobody') }),
          t('merge.priority', { value: common(`priority.${ticket.priority}`) }),
          local(ticket.queueName),
        ].join(' · ')}
      </p>
      {ticket.preview !== '' && <p className={css['quiet']}>{ticket.preview}</p>}
    </section>
  );
}
