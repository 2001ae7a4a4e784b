import type { ClientContext, ClientOptions } from '@orpc/client';

export type Signal = NonNullable<ClientOptions<ClientContext>['signal']>;
export type Abort = { readonly signal: Signal; abort(reason?: unknown): void };

/** Time and cancellation, as every JavaScript runtime has them and the language alone has not. */
export type LinkRuntime = {
  /** Calls `run` once after `delayMs`; the returned function cancels. */
  after(delayMs: number, run: () => void): () => void;
  newAbort(): Abort;
};
