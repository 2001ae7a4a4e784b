import type { HangupCause } from '../domain/call-event.ts';
import type { AmiMessage } from './ami-reader.ts';
import { cleanName, cleanToken } from './hostile-text.ts';
import { isWithheld } from './withheld.ts';

const MAX = 200;

/** `PJSIP/1001-0000002a` → `1001`, `Local/101@from-queue-00000001;1` → `101`, `SIP/trunk-00000007` → `trunk`. Empty: no channel. */
export const peerOf = (channel: string): string =>
  cleanToken(/^[^/]+\/(?:[^/]*\/)?(.+?)(?:@[^-;]*)?(?:-[0-9a-f]{6,})?(?:;\d)?$/i.exec(channel)?.[1] ?? '', MAX);

export const number = (message: AmiMessage, name: string): string => cleanToken(message.get(name) ?? '', MAX);

/** A name of the other side; null where Asterisk writes that it knows none. */
export function nameOf(message: AmiMessage, name: string): string | null {
  const text = cleanName(message.get(name) ?? '', MAX);
  return isWithheld(text) ? null : text;
}

/** Everything by which the person at the dialled end may be known. */
export function calledUsers(message: AmiMessage): string[] {
  const found = [
    number(message, 'destcalleridnum'),
    peerOf(message.get('destchannel') ?? ''),
    peerOf(message.get('interface') ?? ''),
    cleanName(message.get('membername') ?? '', MAX),
  ];
  return [...new Set(found.filter((text) => !isWithheld(text)))];
}

const DIAL_ENDS: Readonly<Record<string, HangupCause>> = {
  BUSY: 'busy',
  NOANSWER: 'no-answer',
  CANCEL: 'cancelled',
  CONGESTION: 'congestion',
  CHANUNAVAIL: 'congestion',
  DONTCALL: 'declined',
  TORTURE: 'declined',
  INVALIDARGS: 'not-found',
};

/** Of `DialStatus`; undefined: it was answered, or it does not say. */
export const dialCause = (status: string): HangupCause | undefined =>
  Object.hasOwn(DIAL_ENDS, status) ? DIAL_ENDS[status] : undefined;

/** ITU-T Q.850 cause values, as `Cause` of a Hangup carries them. */
const Q850: Readonly<Record<string, HangupCause>> = {
  '1': 'not-found',
  '3': 'not-found',
  '16': 'normal',
  '17': 'busy',
  '18': 'no-answer',
  '19': 'no-answer',
  '21': 'declined',
  '26': 'forwarded',
  '28': 'not-found',
  '34': 'congestion',
  '38': 'congestion',
  '41': 'congestion',
  '42': 'congestion',
};
export const hangupCause = (code: string): HangupCause =>
  (Object.hasOwn(Q850, code) ? Q850[code] : undefined) ?? 'unknown';
