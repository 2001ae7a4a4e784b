import type { Mutation } from '#shared/domain/mutation/index.ts';

/** What somebody else does to the hub while the workload waits for it. */
export const EVENTS = ['colleagues', 'restore', 'narrow'] as const;
export type Event = (typeof EVENTS)[number];

/** A line from the workload; written with one call that has returned before the workload goes on. */
export type FromWorkload =
  | { readonly k: 'signedIn' }
  /** An edit whose call has answered. */
  | { readonly k: 'acknowledged'; readonly mid: number; readonly mutation: Mutation }
  | { readonly k: 'ask'; readonly n: number; readonly request: Asked }
  | { readonly k: 'event'; readonly n: number; readonly event: Event }
  /** From the shim: the folder was copied as an end at this call would have left it. */
  | { readonly k: 'image'; readonly at: number }
  /** What its log says of errors. */
  | { readonly k: 'error'; readonly text: string };
export type Asked = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};
/** A line to the workload. */
export type ToWorkload = {
  readonly n: number;
  readonly status: number;
  readonly body: string;
  readonly head: string | null;
};
