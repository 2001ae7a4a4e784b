import { ORPCError } from '@orpc/client';
import { useCallback } from 'react';
import type { AppContract } from '#shared/contract/app/index.ts';
import type { KeyOf } from '#shared/i18n/index.ts';
import { useT } from './i18n.tsx';
import { useFormat } from './time.ts';

type ErrorsIn<T> = T extends { '~orpc': { errorMap: infer E } } ? keyof E : { [K in keyof T]: ErrorsIn<T[K]> }[keyof T];
/** Every code a call may be refused with, as the contract declares them. */
export type DeclaredCode = Extract<ErrorsIn<AppContract>, string>;
/** And what the wire itself may say. */
export type ErrorCode = DeclaredCode | 'TIMEOUT' | 'DISCONNECTED' | 'NOT_ADMITTED' | 'INVALID' | 'UNKNOWN';

/** What happened, what to do next, and for a fault the reference to quote. */
export type ErrorWords = { readonly title: string; readonly next: string; readonly reference: string | null };

const KNOWN: Record<ErrorCode, true> = {
  LOCKED: true,
  NOT_FOUND: true,
  FORBIDDEN: true,
  FAULT: true,
  WRONG_PASSWORD: true,
  TOO_MANY_TRIES: true,
  HUB_UNREACHABLE: true,
  LEASE_ENDED: true,
  DEVICE_REVOKED: true,
  REPLICA_FROM_FUTURE: true,
  REPLICA_DAMAGED: true,
  KEY_LOST: true,
  REPLICA_IN_USE: true,
  HUB_INCOMPATIBLE: true,
  WRONG_OFFSET: true,
  INCOMPLETE: true,
  DISK_FULL: true,
  NOT_ON_THIS_DESK: true,
  DAMAGED: true,
  OUTDATED: true,
  ANSWERED: true,
  EMPTY: true,
  TOO_LONG: true,
  TOO_MUCH: true,
  DRAFT_FULL: true,
  DOUBLE: true,
  IN_USE: true,
  REFUSED: true,
  FIELDS_MISSING: true,
  INVALID_VALUE: true,
  CANNOT_MERGE: true,
  UNDO_GONE: true,
  NOT_MERGED: true,
  NOT_A_NUMBER: true,
  NOT_AN_ADDRESS: true,
  PAST: true,
  DISPOSITION_MISSING: true,
  STILL_GOING: true,
  BLOCKED: true,
  MOVED: true,
  VALUES: true,
  REASON: true,
  NO_TEAM: true,
  NO_TICKET: true,
  NO_CUSTOMER: true,
  ACTIONS_REFUSED: true,
  UNSOUND: true,
  SUMMARY_MISSING: true,
  UNFIT: true,
  PERSONAL: true,
  UNREADABLE: true,
  CLOSED: true,
  ALREADY: true,
  TAKEN: true,
  IN_CONTACT: true,
  NOT_THERE: true,
  HARSHER: true,
  TIMEOUT: true,
  DISCONNECTED: true,
  NOT_ADMITTED: true,
  INVALID: true,
  UNKNOWN: true,
};
export const ERROR_CODES = Object.keys(KNOWN) as ErrorCode[];
const isKnown = (code: string): code is ErrorCode => Object.hasOwn(KNOWN, code);

const WIRE_CODES: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'INVALID',
  UNPROCESSABLE_CONTENT: 'INVALID',
  CLIENT_CLOSED_REQUEST: 'DISCONNECTED',
  SERVICE_UNAVAILABLE: 'DISCONNECTED',
};

/** The code of anything thrown by a call. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof ORPCError) {
    const code: string = error.code;
    return isKnown(code) ? code : (WIRE_CODES[code] ?? 'UNKNOWN');
  }
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'TIMEOUT';
  if (error instanceof Error && /disconnected|not open|closed/i.test(error.message)) return 'DISCONNECTED';
  return 'UNKNOWN';
}

const dataOf = (error: unknown): Readonly<Record<string, unknown>> =>
  error instanceof ORPCError && typeof error.data === 'object' && error.data !== null
    ? (error.data as Readonly<Record<string, unknown>>)
    : {};
/** What an error tells as its own cause; null: nothing this desk has words for. */
export function causeOf(error: unknown): ErrorCode | null {
  const { code } = dataOf(error);
  return typeof code === 'string' && isKnown(code) ? code : null;
}
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '?');

/** Turns any error of a call into words with a next step. */
export function useErrorWords(): (error: unknown) => ErrorWords {
  const t = useT('errors');
  const format = useFormat();
  return useCallback(
    (error) => {
      const code = codeOf(error);
      const data = dataOf(error);
      const args = {
        reference: text(data['reference']),
        hubUrl: text(data['hubUrl']),
        by: text(data['by']),
        problem: text(data['problem']),
        hub: text(data['hub']),
        desk: text(data['desk']),
        older: Number(data['hub']) > Number(data['desk']) ? 'desk' : 'hub',
        reason: text(data['reason']),
        text: text(data['text']),
        wait: format.span(Number(data['waitMs'] ?? 0)),
        endedAt: format.dateTime(Number(data['endedAt'] ?? 0)),
      };
      const say = (part: 'title' | 'next') => t(`${code}.${part}` satisfies KeyOf<'errors'>, args);
      return { title: say('title'), next: say('next'), reference: code === 'FAULT' ? args.reference : null };
    },
    [t, format],
  );
}
