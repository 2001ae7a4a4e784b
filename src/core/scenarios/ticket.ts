import type { ScenarioCandidate } from '#shared/contract/app/scenarios.ts';
import type { Run } from '#shared/domain/sop/index.ts';
import { standing, walk } from '#shared/domain/sop/walk.ts';
import { isFinished } from '#shared/domain/ticket-state.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { languageOf } from '#shared/guidance/text/language.ts';
import { tokensOf } from '#shared/guidance/text/tokens.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import type { Language } from '#shared/kernel/text.ts';
import type { SolvedTicket, WalkedProcedure } from '#shared/practice/from-ticket/kinds.ts';
import { customerTable } from '../customers/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { agentNames } from '../directory/index.ts';
import { countSpoken, spokenIn, type SpokenLine } from '../messages/index.ts';
import { findSop, runsAbout } from '../sops/index.ts';
import { findTicketData } from '../tickets/index.ts';

const LEAST_OF_CUSTOMER = 2;
const LEAST_OF_AGENT = 1;
/** Less than this, in signs, is no matter in any language. Whether more is one, only making it shows. */
const LEAST_TOLD = 20;
/** Older ones are not looked through for candidates. */
const MOST_LOOKED_AT = 1000;

type Row = { id: TicketId; number: number; subject: string; solvedAt: number };

/** Solved tickets with enough of a talk in them, newest first. `used`: those that something came of already. */
export function candidatesIn(db: ReadableDb, limit: number, used: ReadonlySet<string>): ScenarioCandidate[] {
  const rows = db.all<Row>(
    `select id, number, subject, coalesce(solved_at, updated_at) as solvedAt from (
       select * from (select * from ticket where shelf = 'solved' order by newest_key, id limit ${MOST_LOOKED_AT})
       union all
       select * from (select * from ticket where shelf = 'closed' order by newest_key, id limit ${MOST_LOOKED_AT}))
     where merged_into_id is null order by solvedAt desc, id desc`,
  );
  const found: ScenarioCandidate[] = [];
  for (const { id: ticketId, number, subject, solvedAt } of rows) {
    if (found.length === limit) break;
    const { customer, agent, told } = countSpoken(db, ticketId);
    if (customer < LEAST_OF_CUSTOMER || agent < LEAST_OF_AGENT || told < LEAST_TOLD) continue;
    found.push({ ticketId, number, subject, customerLines: customer, solvedAt, isUsed: used.has(ticketId) });
  }
  return found;
}

/** The walk that was finished last, or else the one that came farthest; its steps that count. */
function walkedIn(db: ReadableDb, ticketId: string): WalkedProcedure | null {
  const walks = runsAbout(db, ticketId, null).flatMap((run) => walkedOf(db, run) ?? []);
  const [best] = walks.toSorted((a, b) => Number(b.isDone) - Number(a.isDone) || b.steps.length - a.steps.length);
  return best && best.steps.length > 0 ? { key: best.key, steps: best.steps } : null;
}

function walkedOf(db: ReadableDb, run: Run): (WalkedProcedure & { readonly isDone: boolean }) | undefined {
  const sop = findSop(db, run.sopId);
  if (!sop) return undefined;
  const walked = walk(sop, run);
  const steps = standing(walked).map(({ step, state, result }) => ({ step, result: state === 'done' ? result : null }));
  return { key: run.key, steps, isDone: walked.state === 'completed' };
}

/** Of everything that was said: who answers in another language than they are asked in is not what the case is about. */
const languageIn = ({ lines }: SolvedTicket): Language =>
  languageOf(lines.filter(({ by }) => by === 'customer').flatMap(({ text }) => tokensOf(text)));

/** Whom a ticket names. `people`: colleagues and whoever else wrote in it. */
type Known = { readonly customer: string | null; readonly people: readonly string[] };

/** Everything a scenario can be made of. Undefined: no ticket of this name has been solved here. */
export type Source = Known & {
  readonly ticket: SolvedTicket;
  readonly lang: Language;
  readonly procedure: WalkedProcedure | null;
  readonly articles: readonly string[];
};

const titlesOf = (db: ReadableDb, { articleIds }: Ticket): string[] =>
  articleIds.flatMap((id) => db.get<{ title: string }>('select title from article where id = ?', [id])?.title ?? []);

function knownIn(db: ReadableDb, { customerId }: Ticket, lines: readonly SpokenLine[]): Known {
  const customer = customerTable.get(db, customerId)?.data.name ?? null;
  const others = lines.filter(({ by }) => by === 'agent').map(({ authorName }) => authorName);
  const people = [...new Set([...agentNames(db), ...others])].filter((name) => name !== '' && name !== customer);
  return { customer, people };
}

/** Everybody whose name a draft of this ticket may not hold. */
export function namesAbout(db: ReadableDb, ticketId: string): string[] {
  const ticket = findTicketData(db, ticketId);
  if (!ticket) return agentNames(db);
  const { customer, people } = knownIn(db, ticket, spokenIn(db, ticketId));
  return customer === null ? [...people] : [customer, ...people];
}

export function sourceOf(db: ReadableDb, ticketId: string): Source | undefined {
  const ticket = findTicketData(db, ticketId);
  if (!ticket || ticket.status === 'spam' || !isFinished(ticket.status)) return undefined;
  const lines = spokenIn(db, ticketId);
  const { number, subject, tags } = ticket;
  const solved = { number, subject, tags, lines: lines.map(({ by, text }) => ({ by, text })) };
  return {
    ...knownIn(db, ticket, lines),
    ticket: solved,
    lang: languageIn(solved),
    procedure: walkedIn(db, ticketId),
    articles: titlesOf(db, ticket),
  };
}
