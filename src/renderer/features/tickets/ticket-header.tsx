import { Button, Menu } from '@mantine/core';
import { IconAlarm, IconChevronDown, IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { isFinished, TICKET_STATUSES } from '#shared/domain/ticket-state.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import type { Action } from '../../lib/actions.ts';
import { useLabel, useT } from '../../lib/i18n.tsx';
import { useNow } from '../../lib/time.ts';
import { ActionButton, ActionIconButton, IconButton, KeyHint, Pill, StatusDot } from '../../ui/index.ts';
import { useCustomer } from '../../lib/reads.ts';
import { clockSentence, clockTone, stateAt } from './clock-words.ts';
import { RunProgress } from './run-progress.tsx';
import { shownRun } from './shown-run.ts';
import { SnoozeMenu } from './snooze-menu.tsx';
import { statusTone } from './status-tone.ts';
import css from './ticket-header.module.css';
import { TicketBanners } from './ticket-banners.tsx';
import { useTicketActions } from './use-ticket-actions.ts';
import { useTicketEdit, type TicketEdit } from './use-ticket-edit.ts';
import { ViewersHere } from './viewers-here.tsx';

const MergeDialog = lazy(async () => ({ default: (await import('./merge-dialog.tsx')).MergeDialog }));

type HeaderProps = { ticket: TicketDetail; sideButton: ReactNode; onOpenTicket: (ticketId: string) => void };

/** Who it is and what it is about; what can be done next, with the one primary button. */
export function TicketHeader({ ticket, sideButton, onOpenTicket }: HeaderProps) {
  const [isSnoozing, setSnoozing] = useState(false);
  const [isMerging, setMerging] = useState(false);
  const edit = useTicketEdit(ticket);
  const doors = { openSnooze: () => setSnoozing(true), openMerge: () => setMerging(true) };
  const { solve, assignMe, snooze, unmerge, more } = useTicketActions(ticket, edit, doors);
  return (
    <>
      <header className={css['header']}>
        <Words ticket={ticket} />
        <div className={css['do']}>
          <StatusMenu ticket={ticket} edit={edit} />
          {assignMe.isEnabled && <ActionIconButton action={assignMe} />}
          <SnoozeButton ticket={ticket} edit={edit} action={snooze} isOpen={isSnoozing} onOpen={setSnoozing} />
          <MoreMenu actions={more} />
          <ActionButton action={solve} variant={isFinished(ticket.status) ? 'default' : 'filled'} />
          {sideButton}
        </div>
      </header>
      <TicketBanners ticket={ticket} edit={edit} unmerge={unmerge} onOpenTicket={onOpenTicket} />
      <Suspense fallback={null}>
        {isMerging && <MergeDialog ticket={ticket} onClose={() => setMerging(false)} onMerged={onOpenTicket} />}
      </Suspense>
    </>
  );
}

function Words({ ticket }: { ticket: TicketDetail }) {
  const t = useT('tickets');
  const run = shownRun(ticket);
  const phone = useCustomer(ticket.customerId).data?.phones[0];
  return (
    <div className={css['words']}>
      <div className={css['who']}>
        <h2 className={css['name']}>{ticket.customerName || t('row.noName')}</h2>
        {ticket.customerTier && ticket.customerTier !== 'standard' && <Pill>{t(`tier.${ticket.customerTier}`)}</Pill>}
        <Pill>{t(`channel.${ticket.channel}`)}</Pill>
        <Due ticket={ticket} />
        {run && <RunProgress run={run} />}
        <ViewersHere ticketId={ticket.id} />
      </div>
      <p className={css['about']}>
        {phone && <span className={`${css['fixed']} ${css['phone']}`}>{formatPhone(phone)}</span>}
        <span className={css['fixed']}>{t('row.number', { number: String(ticket.number) })}</span>
        <span className="one-line" title={ticket.subject}>
          {ticket.subject || t('row.noSubject')}
        </span>
      </p>
    </div>
  );
}

/** The promise that ends first, only while it needs somebody: the others stand in the side column. */
function Due({ ticket: { due } }: { ticket: TicketDetail }) {
  const t = useT('tickets');
  const now = useNow(30_000);
  if (due === null) return null;
  const tone = clockTone(stateAt(due, now));
  if (tone === 'neutral') return null;
  return (
    <span className={css['due']}>
      <Pill tone={tone}>{clockSentence(t, due, now)}</Pill>
    </span>
  );
}

type SnoozeProps = {
  ticket: TicketDetail;
  edit: TicketEdit;
  action: Action;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
};

function SnoozeButton({ ticket, edit, action, isOpen, onOpen }: SnoozeProps) {
  const t = useT('tickets');
  return (
    <SnoozeMenu
      target={
        <IconButton
          icon={IconAlarm}
          label={t('action.snooze')}
          keys={action.keys}
          isDisabled={action.isEnabled === false}
          onClick={action.perform}
        />
      }
      isOpen={isOpen && action.isEnabled !== false}
      onOpen={onOpen}
      isSnoozed={ticket.snoozedUntilAt !== null}
      onSnooze={(snoozedUntilAt) => edit.set({ snoozedUntilAt })}
    />
  );
}

/** What is done now and then: each has its key, and stands in the palette as well. */
function MoreMenu({ actions }: { actions: readonly Action[] }) {
  const t = useT('tickets');
  const label = useLabel();
  const [isOpen, setOpen] = useState(false);
  return (
    <Menu position="bottom-end" width={230} withinPortal={false} opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <IconButton icon={IconDots} label={t('header.more')} onClick={() => setOpen(true)} />
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ id, icon: Picture, labelKey, keys, isEnabled, perform }) => (
          <Menu.Item
            key={id}
            leftSection={Picture && <Picture size={16} stroke={1.6} />}
            rightSection={keys === undefined ? undefined : <KeyHint keys={keys} />}
            disabled={isEnabled === false}
            onClick={perform}
          >
            {label(labelKey)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function StatusMenu({ ticket, edit }: { ticket: TicketDetail; edit: TicketEdit }) {
  const t = useT('tickets');
  const common = useT('common');
  return (
    <Menu position="bottom-end" withinPortal={false} disabled={edit.reason !== null}>
      <Menu.Target>
        <Button
          variant="default"
          disabled={edit.reason !== null}
          title={edit.reason ?? undefined}
          aria-label={t('header.status', { status: common(`status.${ticket.status}`) })}
          leftSection={<StatusDot tone={statusTone(ticket.status)} />}
          rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}
        >
          {common(`status.${ticket.status}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {TICKET_STATUSES.map((status) => (
          <Menu.Item
            key={status}
            disabled={status === ticket.status}
            leftSection={<StatusDot tone={statusTone(status)} />}
            onClick={() => edit.set({ status })}
          >
            {common(`status.${status}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
