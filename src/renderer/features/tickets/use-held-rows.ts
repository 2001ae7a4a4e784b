import { useState } from 'react';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';
import { holdSelected } from './hold-selected.ts';

type Rows = readonly TicketListItem[];
type Shown = {
  readonly list: string | null;
  readonly selectedId: string | null;
  readonly answer: Rows;
  readonly rows: Rows;
};

/**
 * The rows as shown: the newest answer, with the open ticket held in its place for as long as it is open. `list` names
 * what was asked; another list starts afresh, and null (the answer still belongs to an older question) holds nothing. `live` is the open ticket's newest state, for when the answer lacks it.
 */
export function useHeldRows(
  list: string | null,
  answer: Rows,
  selectedId: string | null,
  live: TicketListItem | undefined,
): Rows {
  const [shown, setShown] = useState<Shown>({ list, selectedId, answer, rows: answer });
  let now = shown;
  if (shown.list !== list || shown.selectedId !== selectedId || shown.answer !== answer) {
    const isSame = list !== null && shown.list === list && shown.selectedId === selectedId;
    now = { list, selectedId, answer, rows: isSame ? holdSelected(shown.rows, answer, selectedId) : answer };
    setShown(now);
  }
  if (!live || live.id !== selectedId) return now.rows;
  return now.rows.map((row) => (row.id === live.id ? live : row));
}
