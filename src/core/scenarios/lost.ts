import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet, Changes } from '../kernel/changes.ts';
import type { Desk } from '../kernel/desk.ts';
import { isLoading } from '../tickets/index.ts';
import { publishedFrom, rememberTickets } from './queries.ts';
import { dropDraft } from './stored.ts';

type Lost = { readonly drafts: readonly string[]; readonly tickets: ReadonlySet<string> };
const NOTHING: Lost = { drafts: [], tickets: new Set() };

/** Also of drafts that this program cannot read. */
const LOST_DRAFTS = `
  select id from scenario_draft where not exists (
    select 1 from ticket join customer on customer.id = ticket.customer_id
    where ticket.id = scenario_draft.data ->> '$.ticketId')`;
const HELD = 'select id from ticket where id in (select value from json_each(?))';

/** What came of tickets that are not held here any more. A part that loads has none of its tickets yet: then nobody can tell. */
function lostIn(db: ReadableDb): Lost {
  if (isLoading(db)) return NOTHING;
  const drafts = db.all<{ id: string }>(LOST_DRAFTS).map(({ id }) => id);
  const published = publishedFrom(db);
  const held = new Set(db.all<{ id: string }>(HELD, [JSON.stringify(published)]).map(({ id }) => id));
  return { drafts, tickets: new Set(published.filter((id) => !held.has(id))) };
}

function drop(tx: WritableDb, changed: ChangeSet): void {
  const { drafts, tickets } = lostIn(tx);
  for (const id of drafts) dropDraft(tx, id, changed);
  if (tickets.size === 0) return;
  const held = publishedFrom(tx).filter((id) => !tickets.has(id));
  rememberTickets(tx, held);
}

/** Whoever was erased, or left this desk with their ticket, is in no draft that is kept here, nor in what is remembered of drafts. */
export function forgetLost({ read, writeLocal }: Pick<Desk, 'read' | 'writeLocal'>): void {
  const { drafts, tickets } = read(lostIn);
  if (drafts.length > 0 || tickets.size > 0) writeLocal(drop);
}

/** Rows have changed: drafts whose ticket or customer went with them go as well. */
export function draftsNoticed(desk: Pick<Desk, 'read' | 'writeLocal'>, changes: Changes): void {
  if (changes.has('ticket') || changes.has('customer')) forgetLost(desk);
}
