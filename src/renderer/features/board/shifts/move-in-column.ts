import type { KeyboardEvent } from 'react';
import { leaveOnEscape } from '../../../ui/leave-on-escape.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The arrows lead from one day to the same field of the next, within a week; Escape gives the keys back to the page. */
export function moveInColumn(event: KeyboardEvent<HTMLInputElement>): void {
  leaveOnEscape(event);
  const [by, from] = [STEPS[event.key], event.currentTarget];
  if (by === undefined || event.nativeEvent.isComposing) return;
  const within = from.closest('fieldset');
  const column = [...(within?.querySelectorAll<HTMLInputElement>(`[data-col="${from.dataset['col'] ?? ''}"]`) ?? [])];
  const next = column[column.indexOf(from) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
}
