import { ORPCError, type ClientLink } from '@orpc/client';
import { call, getRouter, Procedure, unlazy, type AnyRouter } from '@orpc/server';
import type { CallContext } from './connection.ts';
import { faultGuard, type FaultPorts } from './faults.ts';

/** Calls a router in the same process: the same refusals and faults as over a wire, nothing in between. */
export function directLink(router: AnyRouter, ports: FaultPorts): ClientLink<CallContext> {
  const guard = faultGuard(ports);
  return {
    async call(path, input, options) {
      const found = getRouter(router, path);
      const { default: procedure } = found ? await unlazy(found) : { default: undefined };
      if (!(procedure instanceof Procedure)) throw new ORPCError('NOT_FOUND');
      const { context: _, ...rest } = options;
      return call(procedure, input, { ...rest, context: {}, path, interceptors: [guard] });
    },
  };
}
