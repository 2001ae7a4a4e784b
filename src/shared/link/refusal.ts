import { ORPCError } from '@orpc/client';

/** The line broke, or there is none: whether the call was carried out is not known. */
export const disconnected = () => new ORPCError('DISCONNECTED', { status: 503, message: 'disconnected' });
/** No answer in time; the other side was told to stop. */
export const timedOut = () => new ORPCError('TIMEOUT', { status: 504, message: 'timed out' });
/** The shell does not let this page in: a fresh link is needed. Asking again does not help. */
export const notAdmitted = () => new ORPCError('NOT_ADMITTED', { status: 401, message: 'not admitted' });
/** The call is longer than any message may be: nothing was sent. */
export const tooLong = () => new ORPCError('BAD_REQUEST', { status: 400, message: 'too long' });

const hasCode = (error: unknown, code: string) => error instanceof ORPCError && String(error.code) === code;
export const isDisconnected = (error: unknown): boolean => hasCode(error, 'DISCONNECTED');
export const isTimedOut = (error: unknown): boolean => hasCode(error, 'TIMEOUT');
export const isNotAdmitted = (error: unknown): boolean => hasCode(error, 'NOT_ADMITTED');
