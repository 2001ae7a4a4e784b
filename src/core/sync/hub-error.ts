/** The hub answered, and refused. `code` is the hub's own word for it, or `http-<status>`. */
export class HubRefused extends Error {
  override readonly name = 'HubRefused';
  readonly status: number;
  readonly code: string;
  /** From `Retry-After`; null when the hub named no time. */
  readonly retryAfterMs: number | null;
  /** What came with the code, if anything. */
  readonly data: unknown;
  /** The hub's own remark for machines; null: none. */
  readonly detail: string | null;
  constructor(
    status: number,
    code: string,
    retryAfterMs: number | null,
    data: unknown = null,
    detail: string | null = null,
  ) {
    // In this order: the log takes a number at the beginning, with the blank behind it, for one of a person.
    super(`${code} (${status})`);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.data = data;
    this.detail = detail;
  }
}

/** What the hub sent is not what the protocol says. */
export class HubGarbled extends Error {
  override readonly name = 'HubGarbled';
}
