import { implement } from '@orpc/server';
import { diagnostics as contract } from '#shared/contract/app/diagnostics.ts';
import { notBuilt } from '../kernel/refusal.ts';

export function diagnosticsRouter() {
  const os = implement(contract);
  return os.router({
    get: os.get.handler(notBuilt),
  });
}
