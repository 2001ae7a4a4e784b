import type { TimelineItem } from '#shared/contract/app/messages.ts';

export type TimelineRow =
  | { readonly type: 'begin'; readonly key: string }
  | { readonly type: 'day'; readonly key: string; readonly at: number }
  | { readonly type: 'line'; readonly key: string; readonly item: TimelineItem };

const dayOf = (at: number): string => new Date(at).toDateString();

/** Lines with a heading over each day, and a mark where the conversation begins. Days are those of this computer's clock. */
export function timelineRows(items: readonly TimelineItem[], isWhole: boolean): TimelineRow[] {
  const rows: TimelineRow[] = isWhole && items.length > 0 ? [{ type: 'begin', key: 'begin' }] : [];
  let day = '';
  for (const item of items) {
    if (dayOf(item.at) !== day) {
      day = dayOf(item.at);
      rows.push({ type: 'day', key: `day ${day}`, at: item.at });
    }
    rows.push({ type: 'line', key: item.id, item });
  }
  return rows;
}
