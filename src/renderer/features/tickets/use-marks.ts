import { useMemo, useState } from 'react';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';
import { useInbox } from './inbox-store.ts';

export type Marks = {
  /** Undefined: nobody is choosing. */
  readonly keys: ReadonlySet<string> | undefined;
  readonly toggle: (id: string, isRange: boolean) => void;
  readonly extend: (from: number, to: number) => void;
  readonly all: () => void;
  readonly none: () => void;
  /** The row the keys would choose: where Shift led last, or the open ticket. */
  readonly cursor: string | null;
};

/**
 * Which of the rows are chosen to be changed together. A row that leaves the list stays chosen: it was meant, and the bar
 * counts it.
 */
export function useMarks(rows: readonly TicketListItem[], ticketId: string | null): Marks {
  const marked = useInbox((inbox) => inbox.marked);
  const mark = useInbox((inbox) => inbox.mark);
  const keys = useMemo(() => (marked.length === 0 ? undefined : new Set(marked)), [marked]);
  const [moved, setMoved] = useState<{ key: string; from: string | null } | null>(null);
  const at = (id: string) => rows.findIndex((row) => row.id === id);
  const toggle = (id: string, isRange: boolean) => {
    const last = marked.at(-1);
    const [from, to] = [last === undefined ? -1 : at(last), at(id)];
    if (isRange && from >= 0 && to >= 0) {
      const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.id as string);
      mark([...marked, ...(from < to ? range : range.toReversed())]);
    } else mark(keys?.has(id) ? marked.filter((one) => one !== id) : [...marked, id]);
  };
  const extend = (from: number, to: number) => {
    const [a, b] = [rows[from]?.id, rows[to]?.id];
    if (a === undefined || b === undefined || a === b) return;
    // Going back over what was chosen takes it out again.
    if (keys?.has(a) && keys.has(b)) mark(marked.filter((one) => one !== a));
    else mark([...marked, a, b]);
    setMoved({ key: b, from: ticketId });
  };
  const isMoved = moved !== null && moved.from === ticketId && at(moved.key) >= 0;
  return {
    keys,
    toggle,
    extend,
    all: () => mark(rows.map((row) => row.id)),
    none: () => mark([]),
    cursor: isMoved ? moved.key : ticketId,
  };
}
