import type { LoadReport, PresenceRequest } from '#shared/contract/team/contacts.ts';
import { DAY, HOUR, SECOND } from '#shared/kernel/time.ts';
import type { PresenceWord } from './contact-word.ts';

/** What a desk's clock may be ahead by without being wrong. */
const AHEAD_MS = 5 * SECOND;
const OLDEST_MS = 7 * DAY;
const RECOVERY_MS = HOUR;
const SHIFT_MS = DAY;

type Moment = (at: number) => number | null;

const notAhead =
  (now: number): Moment =>
  (at) =>
    at > now + AHEAD_MS ? now : at;

/** Each field with what it comes to; the fields of which that is something else. */
function put<T extends object>(values: T, rules: Partial<Record<keyof T, Moment>>): { right: T; corrected: string[] } {
  const right = { ...values };
  const corrected: string[] = [];
  for (const [field, rule] of Object.entries(rules) as [keyof T & string, Moment][]) {
    const at = values[field] as number | null | undefined;
    if (at === null || at === undefined) continue;
    const moment = rule(at);
    if (moment === at) continue;
    right[field] = moment as T[typeof field];
    corrected.push(field);
  }
  return { right, corrected };
}

const reportRules = (now: number): Partial<Record<keyof LoadReport, Moment>> => ({
  recoversUntilAt: (at) => Math.min(at, now + RECOVERY_MS),
  shiftEndsAt: (at) => (Math.abs(at - now) > SHIFT_MS ? null : at),
  reliefAt: notAhead(now),
});

type Last = Pick<PresenceWord, 'state' | 'sinceAt' | 'saidAt' | 'contacts'>;
type Right = PresenceRequest & Pick<PresenceWord, 'saidAt'>;

function sinceRule({ state }: PresenceRequest, now: number, last: Last | undefined): Moment {
  const known = last?.state === state ? last : undefined;
  return (at) => {
    if (known && known.saidAt === at) return known.sinceAt;
    return Math.max(notAhead(now)(at) ?? now, now - OLDEST_MS);
  };
}

function wokeRule({ contactId, isPaused }: PresenceRequest['contacts'][number], now: number, last?: Last): Moment {
  const known = last?.contacts.find((one) => one.contactId === contactId && one.isPaused === isPaused)?.wokeAt;
  return (at) => (at > now + AHEAD_MS ? (known ?? now) : at);
}

/**
 * A desk whose clock is wrong says moments that cannot be. What it means is taken all the same, with the nearest that can be: what is to
 * come as now, a state as a week old at most, a recovery as an hour from now, and the end of a shift more than a day away as unknown.
 * What a desk says again comes to what it came to before, and not to another now: it would look like news each time.
 * @param last what the desk was taken to say before.
 * @returns also which fields were put right, each once; empty: none.
 */
export function putRight(
  asked: PresenceRequest,
  now: number,
  last?: Last,
): { readonly request: Right; readonly corrected: string[] } {
  const own = put(asked, { sinceAt: sinceRule(asked, now, last) });
  const contacts = asked.contacts.map((one) => put(one, { wokeAt: wokeRule(one, now, last) }));
  const report = asked.report && put(asked.report, reportRules(now));
  const parts = [own, ...contacts, ...(report ? [report] : [])];
  const said = own.corrected.length > 0 ? { saidAt: asked.sinceAt } : {};
  const request = { ...own.right, ...said, contacts: contacts.map(({ right }) => right) };
  return {
    request: report ? { ...request, report: report.right } : request,
    corrected: [...new Set(parts.flatMap(({ corrected }) => corrected))],
  };
}
