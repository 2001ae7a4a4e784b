import { ORPCError } from '@orpc/server';
import type { CorePorts } from './core-ports.ts';
import { DiskFull, ReplicaDamaged } from './db/errors.ts';
import type { Faults } from './kernel/faults.ts';
import { Refusal } from './kernel/refusal.ts';

/** Ours, or that of a library that writes a file by itself. */
const isDiskFull = (error: unknown): boolean =>
  error instanceof DiskFull ||
  (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT'));

/** Refusals become the contract's errors; anything else is a fault, logged under a reference the agent can quote. */
export function guard({ log, ids }: CorePorts, faults: Faults, onDamaged: () => void) {
  return async <T>({ next, path }: { next: () => T; path: readonly string[] }): Promise<Awaited<T>> => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError) throw error;
      if (error instanceof Refusal) throw new ORPCError(error.code, { cause: error });
      const call = path.join('.');
      if (isDiskFull(error)) {
        log.warn('call.disk-full', { call });
        throw new ORPCError('DISK_FULL', { cause: error });
      }
      const reference = ids.uuid().slice(-12);
      log.error('call.fault', error, { call, reference });
      faults.note(reference, call, error);
      if (error instanceof ReplicaDamaged) {
        onDamaged();
        throw new ORPCError('REPLICA_DAMAGED', { cause: error });
      }
      throw new ORPCError('FAULT', { data: { reference }, cause: error });
    }
  };
}
