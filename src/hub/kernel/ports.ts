/** The hub's own time. Tests hand in a clock they move by hand. */
export type Clock = {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Calls `run` once after `delayMs`; the returned function cancels. */
  after(delayMs: number, run: () => void): () => void;
};

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;
/** Ids, codes and counts only: never names, words of customers, passwords or tokens. */
export type Log = {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, cause: unknown, fields?: LogFields): void;
};

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
