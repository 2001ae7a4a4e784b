import type { HubRefusal } from '#shared/contract/team/sync.ts';

export type RefusalCode = HubRefusal['code'];

export const REFUSAL_STATUS = {
  unauthorized: 401,
  forbidden: 403,
  revoked: 403,
  denied: 403,
  'too-large': 413,
  invalid: 400,
  busy: 429,
  incompatible: 426,
  'not-found': 404,
  unavailable: 503,
  fault: 500,
} as const satisfies Record<RefusalCode, number>;

/** A plain route says no. `detail`: the place of what was wrong; `retryAfterMs`: when to come back. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly detail: string | undefined;
  readonly retryAfterMs: number | undefined;
  constructor(code: RefusalCode, about: { detail?: string; retryAfterMs?: number } = {}) {
    super(code);
    this.code = code;
    this.detail = about.detail;
    this.retryAfterMs = about.retryAfterMs;
  }
}
