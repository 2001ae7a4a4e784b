import { TicketId } from '#shared/kernel/ids.ts';
import { storable } from '../kernel/storable-text.ts';
import type { Words } from './kept-words.ts';

/**
 * What somebody wrote about procedures, cards and cases to practise on, out of a mutation of whatever shape: what the hub cannot read is nobody's to lose either. With
 * the ticket where there is one, so that the words go when its customer is erased.
 */
export function sopWords(wire: Readonly<Record<string, unknown>>): Words | undefined {
  const found = textsOf(wire);
  const body = [...new Set(found?.texts.filter(isSaid))].join('\n\n');
  const ticketId = TicketId.safeParse(found?.ticketId).data ?? null;
  return body === '' ? undefined : { ticketId, articleId: null, body: storable(body) };
}

const isSaid = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const inside = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

type Found = { readonly texts: readonly unknown[]; readonly ticketId?: unknown };

function textsOf(wire: Readonly<Record<string, unknown>>): Found | undefined {
  const [flag, lesson, content] = [inside(wire['flag']), inside(wire['lesson']), inside(wire['content'])];
  const issue = inside(inside(wire['scenario'])['issue']);
  switch (wire['name']) {
    case 'run.append':
      return { texts: actsOf(wire['acts']), ticketId: wire['ticketId'] };
    case 'flag.raise':
      return { texts: [flag['note']], ticketId: flag['ticketId'] };
    case 'lesson.save':
      return { texts: [lesson['finding'], lesson['cause'], lesson['measure']] };
    case 'sop.publish':
    case 'card.publish':
      return { texts: [wire['summary'], ...Object.values(inside(content['title']))] };
    case 'scenario.publish':
      return { texts: [issue['title'], issue['about']] };
    default:
      return undefined;
  }
}

const actsOf = (acts: unknown): unknown[] =>
  (Array.isArray(acts) ? acts : [])
    .map(inside)
    .flatMap((act) => [act['note'], ...Object.values(inside(act['values']))]);
