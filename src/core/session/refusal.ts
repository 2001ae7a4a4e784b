/** Why a sign-in did not happen; the codes and parameters of the contract. */
export type SignInRefusal =
  | { readonly code: 'WRONG_PASSWORD' }
  | { readonly code: 'TOO_MANY_TRIES'; readonly waitMs: number }
  | { readonly code: 'HUB_UNREACHABLE' }
  | { readonly code: 'LEASE_ENDED'; readonly endedAt: number }
  | { readonly code: 'DEVICE_REVOKED' }
  | { readonly code: 'REPLICA_FROM_FUTURE' }
  | { readonly code: 'REPLICA_DAMAGED' }
  | { readonly code: 'KEY_LOST' }
  | { readonly code: 'REPLICA_IN_USE' }
  | { readonly code: 'HUB_INCOMPATIBLE'; readonly hub: number; readonly desk: number };

export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly refusal: SignInRefusal;
  constructor(refusal: SignInRefusal, cause?: unknown) {
    super(refusal.code, { cause });
    this.refusal = refusal;
  }
}

/** One refusal and the parameters its code has. */
export type RefusalOf<C extends SignInRefusal['code']> = Extract<SignInRefusal, { code: C }>;

export const refuse = (refusal: SignInRefusal, cause?: unknown): never => {
  throw new SignInRefused(refusal, cause);
};
