import { ActionIcon, Menu, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowsSort, IconCheck, IconChevronDown, IconFilter, IconX } from '@tabler/icons-react';
import type { Ref } from 'react';
import type { BoundedCount, TicketOrder, ViewName } from '#shared/contract/app/tickets.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { IconButton, KeyHint } from '../../ui/index.ts';
import { ActionKeys } from '../../ui/action-keys.tsx';
import { useActiveFilters, without } from './filter-words.ts';
import { useInbox } from './inbox-store.ts';
import css from './list-header.module.css';
import { useDirectory } from '../../lib/reads.ts';
import { useCounts } from './queries.ts';
import { countWords, otherOrder, VIEWS } from './views.ts';

/** Always in sight: what is mine, and what is nobody's yet. The rest is one step away. */
const TABS = ['mine', 'unassigned'] as const satisfies readonly ViewName[];

export function ListHeader(props: {
  order: TicketOrder;
  onOrder: (order: TicketOrder) => void;
  filterRef: Ref<HTMLInputElement>;
  onLeaveFilter: () => void;
}) {
  const t = useT('tickets');
  const { view, queueId, showView } = useInbox();
  const counts = useCounts().data;
  return (
    <header className={css['header']}>
      <nav className={css['views']} aria-label={t('view.switch')}>
        {TABS.map((name) => (
          <UnstyledButton
            key={name}
            className={css['tab']}
            aria-current={(queueId === null && view === name) || undefined}
            onClick={() => showView(name)}
          >
            {t(`view.${name}`)} {counts && <Count value={counts.views[name]} />}
          </UnstyledButton>
        ))}
        <MoreViews />
      </nav>
      <div className={css['tools']}>
        <Filter inputRef={props.filterRef} onLeave={props.onLeaveFilter} />
        <OrderButton order={props.order} onOrder={props.onOrder} />
        <QuickFilterButton />
      </div>
      <Chips />
    </header>
  );
}

/** What is due has an order of its own. */
function OrderButton({ order, onOrder }: { order: TicketOrder; onOrder: (order: TicketOrder) => void }) {
  const t = useT('tickets');
  const isDue = useInbox((inbox) => inbox.view === 'due' && inbox.queueId === null);
  if (isDue) return <span className={css['order']}>{t('order.due')}</span>;
  const label = t('order.switch', { order: t(`order.${order}`) });
  return (
    <Tooltip label={label}>
      <UnstyledButton
        className={css['order']}
        aria-label={label}
        aria-keyshortcuts="o"
        onClick={() => onOrder(otherOrder(order))}
      >
        <IconArrowsSort size={14} stroke={1.6} aria-hidden />
        {t(`order.${order}`)}
      </UnstyledButton>
    </Tooltip>
  );
}

function QuickFilterButton() {
  const t = useT('tickets');
  const openFilter = useInbox((inbox) => inbox.openFilter);
  return <IconButton icon={IconFilter} label={t('action.quickFilter')} keys="f" onClick={() => openFilter('any')} />;
}

/** What narrows the list besides words, each to be taken away where it stands. */
function Chips() {
  const t = useT('tickets');
  const { filter, setFilter } = useInbox();
  const active = useActiveFilters(filter);
  if (active.length === 0) return null;
  return (
    <ul className={css['chips']} aria-label={t('filters.active')}>
      {active.map((choice) => {
        const words = t('filters.chip', { kind: t(`filterKind.${choice.kind}`), value: choice.label });
        return (
          <li key={choice.kind}>
            <UnstyledButton
              className={css['chip']}
              title={words}
              aria-label={t('filters.remove', { filter: words })}
              onClick={() => setFilter(without(filter, choice.kind))}
            >
              <span className="one-line">{choice.label}</span>
              <IconX size={12} stroke={1.8} aria-hidden />
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}

function Count({ value }: { value: BoundedCount }) {
  const t = useT('tickets');
  return <span className={css['count']}>{countWords(t, value)}</span>;
}

function MoreViews() {
  const t = useT('tickets');
  const local = useLocalized();
  const { view, queueId, showView, showQueue } = useInbox();
  const counts = useCounts().data;
  const queues = useDirectory().data?.queues ?? [];
  const queue = queues.find((one) => one.id === queueId);
  const isHere = queueId !== null || !(TABS as readonly string[]).includes(view);
  const title = queue ? local(queue.name) : isHere ? t(`view.${view}`) : t('view.more');
  const openIn = (id: string) => counts?.queues.find((one) => one.queueId === id)?.open;
  const shown = queueId === null ? counts?.views[view] : openIn(queueId);
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={css['tab']} data-more aria-current={isHere || undefined}>
          <span className="one-line">{title}</span> {isHere && shown && <Count value={shown} />}
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {VIEWS.map((name, i) => (
          <Menu.Item
            key={name}
            onClick={() => showView(name)}
            leftSection={<Check isOn={queueId === null && view === name} />}
            rightSection={
              <span className={css['end']}>
                {counts && <Count value={counts.views[name]} />}
                <KeyHint keys={String(i + 1)} />
              </span>
            }
          >
            {t(`view.${name}`)}
          </Menu.Item>
        ))}
        {queues.length > 0 && <Menu.Label>{t('view.queues')}</Menu.Label>}
        {queues.map((one) => {
          const open = openIn(one.id);
          return (
            <Menu.Item
              key={one.id}
              onClick={() => showQueue(one.id)}
              leftSection={<Check isOn={queueId === one.id} />}
              rightSection={open && <Count value={open} />}
            >
              {local(one.name)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

const Check = ({ isOn }: { isOn: boolean }) => (
  <IconCheck size={14} stroke={2} aria-hidden style={{ visibility: isOn ? 'visible' : 'hidden' }} />
);

function Filter({ inputRef, onLeave }: { inputRef: Ref<HTMLInputElement>; onLeave: () => void }) {
  const t = useT('tickets');
  const { text, setText } = useInbox();
  return (
    <TextInput
      ref={inputRef}
      className={css['filter'] ?? ''}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape' && text !== '') setText('');
        else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') {
          event.currentTarget.blur();
          onLeave();
        } else return;
        event.preventDefault();
      }}
      aria-label={t('filter.label')}
      aria-keyshortcuts="/"
      placeholder={t('filter.placeholder')}
      rightSection={
        text === '' ? (
          <ActionKeys id="list.filter" keys="/" />
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={20}
            aria-label={t('filter.clear')}
            onClick={() => setText('')}
          >
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        )
      }
    />
  );
}
