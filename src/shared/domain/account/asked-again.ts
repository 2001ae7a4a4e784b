import { DAY } from '../../kernel/units.ts';
import { inOrder, type AccountFacts, type Evidence, type Finding } from './facts.ts';

/** The third time somebody has to come for the same thing is once too often. */
export const ASKED_OFTEN = 3;
const SAME_THING_MS = 7 * DAY;

/** One time the customer came to us. */
type Approach = {
  readonly id: string;
  readonly at: number;
  /** The ticket it is about, after merging. */
  readonly ticketId: string;
  readonly tags: readonly string[];
  readonly evidence: Omit<Evidence, 'quotes'>;
};

/** The ticket that answers for another one; a ring of merges, or one this desk does not hold, answers for itself. */
function answering(facts: AccountFacts): (ticketId: string) => string {
  const into = new Map(facts.tickets.map(({ id, mergedIntoId }) => [id as string, mergedIntoId]));
  return (ticketId) => {
    let id = ticketId;
    for (let next = into.get(id), steps = 0; next && steps < 20; next = into.get(id), steps += 1) id = next;
    return id;
  };
}

/** Contacts the customer began, and tickets that came without one. */
function approaches(facts: AccountFacts): Approach[] {
  const rootOf = answering(facts);
  const tagsOf = new Map(facts.tickets.map(({ id, tags }) => [id as string, tags]));
  const inbound = facts.contacts.filter(({ direction }) => direction === 'in');
  const spokenOf = new Set(inbound.map(({ ticketId }) => ticketId as string | null));
  const contacts = inbound.flatMap(({ id, ticketId, ringingAt }): Approach[] => {
    if (ticketId === null) return [];
    const evidence = { tbl: 'contact', id, ticketId, messageId: null } as const;
    return [{ id, at: ringingAt, ticketId: rootOf(ticketId), tags: tagsOf.get(ticketId) ?? [], evidence }];
  });
  const written = facts.tickets
    .filter(({ id, status }) => !spokenOf.has(id) && status !== 'spam')
    .map(({ id, createdAt, tags }): Approach => {
      const evidence = { tbl: 'ticket', id, ticketId: id, messageId: null } as const;
      return { id, at: createdAt, ticketId: rootOf(id), tags, evidence };
    });
  return inOrder([...contacts, ...written], ({ at }) => at);
}

function grouped<K>(list: readonly Approach[], keys: (approach: Approach) => readonly K[]): Map<K, Approach[]> {
  const groups = new Map<K, Approach[]>();
  for (const approach of list) {
    for (const key of new Set(keys(approach))) {
      const group = groups.get(key);
      if (group) group.push(approach);
      else groups.set(key, [approach]);
    }
  }
  return groups;
}

/** Of an ordered list, the newest run of three or more within a week. */
function newestRun(list: readonly Approach[]): Approach[] {
  for (let end = list.length - 1; end >= ASKED_OFTEN - 1; end -= 1) {
    const last = list[end]?.at ?? 0;
    const run = list.slice(0, end + 1).filter(({ at }) => last - at <= SAME_THING_MS);
    if (run.length >= ASKED_OFTEN) return run;
  }
  return [];
}

function finding(run: readonly Approach[], quotes: Evidence['quotes']): Finding[] {
  const last = run.at(-1);
  return last && run.length >= ASKED_OFTEN
    ? [{ at: last.at, evidence: { ...last.evidence, quotes: { ...quotes, count: run.length } } }]
    : [];
}

/** How often the customer has come about each ticket, by id; what was merged counts with the ticket that answers. */
export function timesAskedOf(facts: AccountFacts): Map<string, number> {
  const groups = grouped(approaches(facts), ({ ticketId }) => [ticketId]);
  return new Map([...groups].map(([ticketId, list]) => [ticketId, list.length]));
}

/** Came a third time about one ticket; or three times within a week, on several tickets, with one tag. */
export function askedAgain(facts: AccountFacts): Finding[] {
  const all = approaches(facts);
  const byTicket = grouped(all, ({ ticketId }) => [ticketId]);
  const often = [...byTicket.values()].filter((list) => list.length >= ASKED_OFTEN);
  const told = new Set(often.flatMap((list) => list.map(({ id }) => id)));
  const rest = all.filter(({ id }) => !told.has(id));
  const byTag = [...grouped(rest, ({ tags }) => tags)].flatMap(([tag, list]) =>
    finding(newestRun(list), { by: 'tag', tag }),
  );
  return [...often.flatMap((list) => finding(list, { by: 'ticket', tag: '' })), ...onePerLast(byTag)];
}

/** Two tags on the same tickets are one thing: the first by name tells it. */
function onePerLast(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const found of findings.toSorted((a, b) => (tagOf(a) < tagOf(b) ? -1 : 1))) {
    if (!first.has(found.evidence.id)) first.set(found.evidence.id, found);
  }
  return [...first.values()];
}
const tagOf = ({ evidence }: Finding): string => String(evidence.quotes['tag']);
