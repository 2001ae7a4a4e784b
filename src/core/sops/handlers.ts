import { implement } from '@orpc/server';
import { sops as contract } from '#shared/contract/app/sops.ts';
import { exchangeHandlers } from './exchange-handlers.ts';
import { healthHandlers } from './health-handlers.ts';
import { leadHandlers } from './lead-handlers.ts';
import { runHandlers, type SopsWorld } from './run-handlers.ts';

export const sopsRouter = (world: SopsWorld) =>
  implement(contract).router({
    ...runHandlers(world),
    ...leadHandlers(world),
    ...exchangeHandlers(world),
    ...healthHandlers(world),
  });
