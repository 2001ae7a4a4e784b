import { Select, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { PRIORITIES, TICKET_STATUSES } from '#shared/domain/ticket-state.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { canTake, seesQueues } from '../../lib/reach.ts';
import { useFormat } from '../../lib/time.ts';
import { leaveOnEscape, Panel, Skeleton } from '../../ui/index.ts';
import { CustomFields } from './custom-fields.tsx';
import { useInbox, type Editable } from './inbox-store.ts';
import { Promises } from './promises.tsx';
import { useDirectory, useMe, useTicket } from '../../lib/reads.ts';
import { TagField } from './tag-field.tsx';
import { Around } from './ticket-people.tsx';
import css from './ticket-properties.module.css';
import { useTicketEdit, type TicketEdit } from './use-ticket-edit.ts';

type Option = { value: string; label: string; disabled?: boolean; handle?: string };
const NOBODY = '';

/** The properties of a ticket, each to be changed where it stands. */
export function TicketProperties({ ticketId }: { ticketId: string }) {
  const t = useT('tickets');
  const ticket = useTicket(ticketId).data;
  return (
    <>
      {ticket && <Promises ticket={ticket} />}
      <Panel title={t('property.title')}>{ticket ? <Fields ticket={ticket} /> : <Skeleton lines={4} />}</Panel>
    </>
  );
}

function Fields({ ticket }: { ticket: TicketDetail }) {
  const t = useT('tickets');
  const edit = useTicketEdit(ticket);
  const format = useFormat();
  const id = useId();
  const tags = useRef<HTMLInputElement>(null);
  const wanted = useWanted('tags', tags);
  const isDisabled = edit.reason !== null;
  return (
    <div className={css['fields']}>
      {edit.reason !== null && <p className={css['reason']}>{edit.reason}</p>}
      <States ticket={ticket} edit={edit} />
      <Places ticket={ticket} edit={edit} />
      <div className={css['field']} data-tall>
        <label htmlFor={id}>{t('property.tags')}</label>
        <TagField
          id={id}
          tags={ticket.tags}
          known={ticket.knownTags}
          isDisabled={isDisabled}
          onChange={edit.tag}
          inputRef={tags}
          wanted={wanted}
        />
      </div>
      <CustomFields key={ticket.id} ticket={ticket} isDisabled={isDisabled} />
      <Around ticket={ticket} edit={edit} />
      <p className={css['made']}>
        {t('property.created')}{' '}
        <time dateTime={new Date(ticket.createdAt).toISOString()}>{format.dateTime(ticket.createdAt)}</time>
      </p>
    </div>
  );
}

type Part = { ticket: TicketDetail; edit: TicketEdit };

function States({ ticket, edit }: Part) {
  const t = useT('tickets');
  const common = useT('common');
  return (
    <>
      <Choice
        field="status"
        keys="s"
        label={t('property.status')}
        value={ticket.status}
        options={TICKET_STATUSES.map((value) => ({ value, label: common(`status.${value}`) }))}
        edit={edit}
        onChoose={(status) => edit.set({ status: status as TicketDetail['status'] })}
      />
      <Choice
        field="priority"
        keys="p"
        label={t('property.priority')}
        value={ticket.priority}
        options={PRIORITIES.map((value) => ({ value, label: common(`priority.${value}`) }))}
        edit={edit}
        onChoose={(priority) => edit.set({ priority: priority as TicketDetail['priority'] })}
      />
    </>
  );
}

function Places({ ticket, edit }: Part) {
  const t = useT('tickets');
  const local = useLocalized();
  const directory = useDirectory().data;
  const people = usePeople(ticket);
  const queues = (directory?.queues ?? []).map((queue) => ({ value: queue.id as string, label: local(queue.name) }));
  const known = queues.some((queue) => queue.value === ticket.queueId);
  const options = known ? queues : [{ value: ticket.queueId as string, label: local(ticket.queueName) }, ...queues];
  return (
    <>
      <Choice
        field="assignee"
        keys="shift+a"
        label={t('property.assignee')}
        value={ticket.assigneeId ?? NOBODY}
        options={people}
        edit={edit}
        onChoose={(id) => edit.set({ assigneeId: id === NOBODY ? null : (id as TicketDetail['assigneeId']) })}
      />
      <Choice
        field="queue"
        keys="q"
        label={t('property.queue')}
        value={ticket.queueId}
        options={options}
        edit={edit}
        onChoose={(id) => edit.set({ queueId: id as TicketDetail['queueId'] })}
      />
    </>
  );
}

/**
 * Nobody, me, then colleagues who can see the ticket and answer it; whoever has it is listed even after leaving the team or
 * the queue.
 */
function usePeople(ticket: TicketDetail): Option[] {
  const t = useT('tickets');
  const me = useMe();
  const agents = useDirectory().data?.agents ?? [];
  const sorted = agents.toSorted(
    (a, b) => Number(b.id === me?.id) - Number(a.id === me?.id) || a.name.localeCompare(b.name),
  );
  const shown = sorted.filter((agent) => canTake(agent, [ticket.queueId]) || agent.id === ticket.assigneeId);
  const labelOf = (agent: Agent): string => {
    const { name } = agent;
    if (!agent.isActive) return t('property.inactive', { name });
    if (!seesQueues(agent, [ticket.queueId])) return t('property.outside', { name });
    return agent.id === me?.id ? t('property.me', { name }) : name;
  };
  const options = shown.map((agent) => ({
    value: agent.id as string,
    label: labelOf(agent),
    handle: agent.handle,
    disabled: !canTake(agent, [ticket.queueId]),
  }));
  const isMissing = ticket.assigneeId !== null && !shown.some((agent) => agent.id === ticket.assigneeId);
  const missing = isMissing
    ? [{ value: ticket.assigneeId as string, label: ticket.assigneeName ?? ticket.assigneeId ?? '', disabled: true }]
    : [];
  return [{ value: NOBODY, label: t('property.unassigned') }, ...missing, ...options];
}

/** Finds by what is shown, and colleagues by their handle too. */
const byWords: OptionsFilter = ({ options, search }) => {
  const words = search.trim().toLowerCase();
  return (options as (ComboboxItem & { handle?: string })[]).filter(
    ({ label, handle = '' }) => label.toLowerCase().includes(words) || handle.includes(words),
  );
};

type ChoiceProps = {
  field: Editable;
  keys: string;
  label: string;
  value: string;
  options: Option[];
  edit: TicketEdit;
  onChoose: (value: string) => void;
};

/** A label on the left, its value on the right; opens by its key from anywhere, and gives the keyboard back once it is done. */
function Choice({ field, keys, label, value, options, edit, onChoose }: ChoiceProps) {
  const t = useT('tickets');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const isNarrowed = search !== '' && options.every((option) => option.value !== value || option.label !== search);
  const wanted = useWanted(field, input, () => setOpen(true));
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        ref={input}
        {...wanted}
        data={options}
        value={value}
        onChange={(next) => {
          if (next !== null && next !== value) onChoose(next);
          requestAnimationFrame(() => input.current?.blur());
        }}
        onKeyDown={leaveOnEscape}
        // What stands there is replaced by what is typed: a name is looked for, not appended.
        onClick={(event) => event.currentTarget.select()}
        allowDeselect={false}
        checkIconPosition="right"
        searchable
        filter={byWords}
        onSearchChange={setSearch}
        // What is not narrowed yet proposes nothing: Enter would take what nobody looked for.
        selectFirstOptionOnChange={isNarrowed}
        nothingFoundMessage={t('property.nothingFound')}
        disabled={edit.reason !== null}
        dropdownOpened={isOpen}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        aria-keyshortcuts={keys.replace('shift', 'Shift')}
        title={edit.reason ?? ''}
      />
    </div>
  );
}

/**
 * Takes the keyboard when this field is asked for by its key. In the folded side column the dialog gives the focus itself,
 * to what says `data-autofocus`.
 */
function useWanted(field: Editable, input: RefObject<HTMLInputElement | null>, onReached: () => void = () => {}) {
  const isWanted = useInbox((inbox) => inbox.wanted === field);
  const want = useInbox((inbox) => inbox.want);
  useEffect(() => {
    if (isWanted && input.current?.closest('[role="dialog"]') === null) {
      input.current.focus();
      input.current.select();
    }
  }, [isWanted, input]);
  const isReached = useRef(false);
  useEffect(
    () => () => {
      // Gone while it had the keyboard (the folded column closed): the wish is fulfilled.
      if (isReached.current) want(null);
    },
    [want],
  );
  if (!isWanted) return {};
  // The wish stands until the field is left: a dialog that looks again where the focus belongs finds it here.
  return {
    'data-autofocus': true,
    onFocus: () => {
      isReached.current = true;
      onReached();
    },
    onBlur: () => {
      isReached.current = false;
      want(null);
    },
  };
}
