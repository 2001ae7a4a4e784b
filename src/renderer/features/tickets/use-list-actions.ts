import { IconFilter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { TicketOrder } from '#shared/contract/app/tickets.ts';
import { useActions, type Action } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { isField } from '../../lib/keys.ts';
import { FILTER_KINDS, useInbox } from './inbox-store.ts';
import type { Marks } from './use-marks.ts';
import { otherOrder, VIEWS } from './views.ts';

type ListKeys = {
  step: (by: number) => void;
  order: TicketOrder;
  setOrder: (order: TicketOrder) => void;
  focusFilter: () => void;
  hasRows: boolean;
  marks: Marks;
};

const list = { group: 'list' } as const;

/** What the keyboard can do with the list. */
export function useListActions(keys: ListKeys): void {
  const { step, order, setOrder, focusFilter, hasRows } = keys;
  const t = useT('tickets');
  const showView = useInbox((inbox) => inbox.showView);
  const views = VIEWS.map((name, i): Action => ({
    ...list,
    id: `list.view.${name}`,
    labelKey: 'tickets:action.view',
    labelArgs: { value: t(`view.${name}`) },
    keys: String(i + 1),
    perform: () => showView(name),
  }));
  const moves: Action[] = [
    {
      ...list,
      id: 'list.next',
      labelKey: 'tickets:action.next',
      keys: 'j',
      isEnabled: hasRows,
      perform: () => step(1),
    },
    {
      ...list,
      id: 'list.previous',
      labelKey: 'tickets:action.previous',
      keys: 'k',
      isEnabled: hasRows,
      perform: () => step(-1),
    },
    { ...list, id: 'list.filter', labelKey: 'tickets:action.filter', keys: '/', perform: focusFilter },
    {
      ...list,
      id: 'list.order',
      labelKey: 'tickets:action.order',
      keys: 'o',
      perform: () => setOrder(otherOrder(order)),
    },
  ];
  useActions([...moves, ...useMarkActions(keys), ...useFilterActions(), ...views]);
}

/** A menu or a field uses Escape for itself. */
const isElsewhere = (at: Element | null): boolean =>
  isField(at) || at?.closest('[role="menu"], [role="dialog"]') != null;

/**
 * Whether the Escape being handled was meant for something else when it was pressed: what it closes may be gone before
 * the key comes round to the page.
 */
function useEscapeElsewhere(): () => boolean {
  const was = useRef(false);
  useEffect(() => {
    const look = () => {
      was.current = isElsewhere(document.activeElement) || document.querySelector('[aria-modal="true"]') !== null;
    };
    window.addEventListener('keydown', look, true);
    return () => window.removeEventListener('keydown', look, true);
  }, []);
  return () => was.current;
}

function useMarkActions({ marks, hasRows }: ListKeys): Action[] {
  const wasElsewhere = useEscapeElsewhere();
  return [
    {
      ...list,
      id: 'list.mark',
      labelKey: 'tickets:action.mark',
      keys: 'x',
      isEnabled: marks.cursor !== null,
      perform: () => marks.cursor !== null && marks.toggle(marks.cursor, false),
    },
    {
      ...list,
      id: 'list.mark-all',
      labelKey: 'tickets:action.markAll',
      keys: 'shift+x',
      isEnabled: hasRows,
      perform: marks.all,
    },
    {
      ...list,
      id: 'list.unmark',
      labelKey: 'tickets:action.unmark',
      keys: 'escape',
      isEnabled: marks.keys !== undefined,
      perform: () => !wasElsewhere() && marks.none(),
    },
  ];
}

/** `f` offers everything; each kind stands in the palette by its name. */
function useFilterActions(): Action[] {
  const t = useT('tickets');
  const { openFilter, setFilter, filter } = useInbox();
  return [
    {
      ...list,
      id: 'list.quick-filter',
      labelKey: 'tickets:action.quickFilter',
      icon: IconFilter,
      keys: 'f',
      perform: () => openFilter('any'),
    },
    ...FILTER_KINDS.map((kind): Action => ({
      ...list,
      id: `list.filter-by.${kind}`,
      labelKey: 'tickets:action.filterBy',
      labelArgs: { kind: t(`filterKind.${kind}`) },
      perform: () => openFilter(kind),
    })),
    {
      ...list,
      id: 'list.clear-filters',
      labelKey: 'tickets:action.clearFilters',
      isEnabled: Object.keys(filter).length > 0,
      perform: () => setFilter({}),
    },
  ];
}
