import type { HubInfo } from '#shared/contract/team/auth.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { Clock, Transport } from '../kernel/ports.ts';
import { askInfo } from './hub-auth.ts';

export type HubKnowledge = { readonly isReachable: boolean; readonly info: HubInfo | null };

/** Asking again sooner tells nothing new. */
const FRESH_MS = 3 * SECOND;
/** The first answer is waited for a moment, so that the sign-in page need not change under the reader's eyes. */
const PATIENCE_MS = SECOND;

/** What the hub says about itself before anybody signs in; `onChange` when that is no longer what was last said. */
export type Probe = { knowledge(): Promise<HubKnowledge>; ask(): Promise<HubInfo>; stop(): void };

export function createProbe(transport: Transport, clock: Clock, onChange: () => void): Probe {
  const stop = new AbortController();
  let known: HubKnowledge | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<HubInfo> | null = null;

  const learn = (next: HubKnowledge): void => {
    const isNews = known !== null && JSON.stringify(known) !== JSON.stringify(next);
    known = next;
    if (isNews && !stop.signal.aborted) onChange();
  };
  const ask = (): Promise<HubInfo> => {
    asking ??= askInfo(transport, stop.signal)
      .then(
        (info) => {
          learn({ isReachable: true, info });
          return info;
        },
        (error: unknown) => {
          learn({ isReachable: false, info: known?.info ?? null });
          throw error;
        },
      )
      .finally(() => {
        asking = null;
        askedAt = clock.monotonic();
      });
    return asking;
  };
  const settled = (): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.after(PATIENCE_MS, resolve);
      void ask()
        .catch(() => undefined)
        .then(() => {
          cancel();
          resolve();
        });
    });
  return {
    ask,
    knowledge: async () => {
      if (known === null) await settled();
      else if (clock.monotonic() - askedAt >= FRESH_MS) void ask().catch(() => undefined);
      return known ?? { isReachable: false, info: null };
    },
    stop: () => {
      stop.abort();
    },
  };
}
