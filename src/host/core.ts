import { implement } from '@orpc/server';
import type { AnyRouter } from '@orpc/server';
import { appContract } from '#shared/contract/app/index.ts';

export type RunningCore = { readonly router: AnyRouter; stop(): Promise<void> };

export function openCore(_options: unknown): RunningCore {
  const os = implement(appContract.events);
  return {
    router: {
      events: os.router({
        ping: os.ping.handler(() => ({ now: Date.now(), version: '0' })),
        subscribe: os.subscribe.handler(async function* () {}),
      }),
    },
    stop: async () => {},
  };
}
