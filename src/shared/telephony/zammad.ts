import { MAX_LINE, type CallEventInput, type HangupCause } from '../domain/call-event.ts';
import { CHANNELS, type Channel } from '../domain/channel.ts';
import { fieldOf, fieldsOf, type Fields } from './fields.ts';
import { NOTHING, unreadable, type Heard } from './heard.ts';
import { cleanName, cleanToken, cleanWords } from './hostile-text.ts';

const MAX_SHORT = 200;
const MAX_USERS = 50;

/** Every spelling in use; ours besides: hold, resume, line. Compared without case, spaces and marks. */
const TYPES: Readonly<Record<string, CallEventInput['type']>> = {
  newcall: 'ring',
  ring: 'ring',
  ringing: 'ring',
  answer: 'answer',
  answered: 'answer',
  hangup: 'hangup',
  hungup: 'hangup',
  hold: 'hold',
  held: 'hold',
  resume: 'resume',
  unhold: 'resume',
  line: 'line',
};
/** Events that are sent and tell nothing of a contact. */
const SILENT = new Set(['dtmf', 'newleg']);

const DIRECTIONS: Readonly<Record<string, 'in' | 'out'>> = {
  in: 'in',
  inbound: 'in',
  incoming: 'in',
  out: 'out',
  outbound: 'out',
  outgoing: 'out',
};

const CAUSES: Readonly<Record<string, HangupCause>> = {
  normalclearing: 'normal',
  normal: 'normal',
  busy: 'busy',
  cancel: 'cancelled',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  noanswer: 'no-answer',
  congestion: 'congestion',
  notfound: 'not-found',
  forwarded: 'forwarded',
  declined: 'declined',
  rejected: 'declined',
};

const word = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
const known = <T>(table: Readonly<Record<string, T>>, text: string): T | undefined =>
  Object.hasOwn(table, word(text)) ? table[word(text)] : undefined;

/**
 * One message in the fields of Zammad's generic CTI (and sipgate's push, which has the same). The other side is `from` where the
 * direction is in, `to` where it is out. Only the event and the call's id are asked for: exchanges leave the rest out as they like.
 * @param at ms UTC at which it was heard.
 */
export function zammadEvent(fields: Fields, at: number): Heard {
  const said = fieldOf(fields, 'event') ?? '';
  if (SILENT.has(word(said))) return NOTHING;
  const type = known(TYPES, said);
  if (type === undefined) return unreadable('event');
  const callId = cleanToken(fieldOf(fields, 'callId') ?? '', MAX_SHORT + 1);
  if (callId === '' || callId.length > MAX_SHORT) return unreadable('callId');
  const written = fieldOf(fields, 'direction');
  const direction = written === undefined ? undefined : known(DIRECTIONS, written);
  if (written !== undefined && direction === undefined) return unreadable('direction');
  const channel = fieldOf(fields, 'channel');
  if (channel !== undefined && !isChannel(channel)) return unreadable('channel');
  const sides = sidesOf(fields, type === 'ring' ? (direction ?? 'in') : direction);
  const event: CallEventInput = {
    callId,
    type,
    at,
    ...(direction === undefined ? {} : { direction }),
    ...(channel === undefined ? {} : { channel }),
    ...sides,
    name: named(fieldOf(fields, 'name', 'callerName', 'fromName')),
    queue: named(fieldOf(fields, 'queue')),
    users: usersOf(fields, type),
    ...(type === 'hangup' ? { cause: causeOf(fieldOf(fields, 'cause')) } : {}),
  };
  return type === 'line' ? lineOf(fields, event) : { kind: 'event', event };
}

const isChannel = (text: string): text is Channel => (CHANNELS as readonly string[]).includes(text);

/** An event that does not say which way the call goes does not say whose number is whose either. */
function sidesOf(fields: Fields, direction: 'in' | 'out' | undefined): Pick<CallEventInput, 'address' | 'line'> {
  if (direction === undefined) return { address: null, line: null };
  const [from, to] = [numbered(fieldOf(fields, 'from')), numbered(fieldOf(fields, 'to'))];
  return direction === 'in' ? { address: from, line: to } : { address: to, line: from };
}

/** Empty is not absent: a number that is there and empty is withheld. */
const numbered = (text: string | undefined): string | null => (text === undefined ? null : cleanToken(text, MAX_SHORT));
const named = (text: string | undefined): string | null => cleanName(text ?? '', MAX_SHORT) || null;
const causeOf = (text: string | undefined): HangupCause => known(CAUSES, text ?? '') ?? 'unknown';

/** Samples of the format write `user`, `user[]`, and `caller` in an answer; sipgate adds ids of its own. */
function usersOf(fields: Fields, type: CallEventInput['type']): string[] {
  const wide = type === 'answer' ? ['answeringNumber', 'caller'] : [];
  const users = fieldsOf(fields, 'user', 'userId', 'fullUserId', ...wide).map((text) => cleanName(text, MAX_SHORT));
  return [...new Set(users.filter((text) => text !== ''))].slice(0, MAX_USERS);
}

function lineOf(fields: Fields, event: CallEventInput): Heard {
  const speaker = fieldOf(fields, 'speaker')?.toLowerCase();
  if (speaker !== 'customer' && speaker !== 'agent') return unreadable('speaker');
  const text = cleanWords(fieldOf(fields, 'text') ?? '', MAX_LINE);
  return text === '' ? unreadable('text') : { kind: 'event', event: { ...event, speaker, text } };
}
