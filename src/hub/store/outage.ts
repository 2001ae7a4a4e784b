/** Codes of PostgreSQL: it is being shut down, has crashed, or takes nobody (yet). */
const SERVER = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '08000', '08001', '08003', '08004', '08006']);
/** Codes of the line to it. */
const LINE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** The driver names a cut line in words only. */
const CUT =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

function isOutage(cause: object): boolean {
  const code = 'code' in cause ? String(cause.code) : '';
  // A client that hangs up in the middle of its body is reset, too, but no call of this process failed.
  const isLine = LINE.has(code) && 'syscall' in cause;
  return SERVER.has(code) || isLine || (cause instanceof Error && CUT.test(cause.message));
}

/**
 * Whether the database is away, so that the same request may be answered a moment later; what it was about to commit is
 * then either there or not, as after any lost answer. Looks into causes and into errors of several addresses at once.
 */
export function isDatabaseAway(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  if (isOutage(cause)) return true;
  const inner: unknown[] = cause instanceof AggregateError ? (cause.errors as unknown[]) : [];
  return [...inner, ...('cause' in cause ? [cause.cause] : [])].some(isDatabaseAway);
}
