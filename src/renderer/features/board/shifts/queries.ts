import type { Shift } from '#shared/domain/load/shift.ts';
import { useCall } from '../../../lib/query.ts';

/** Somebody of the lead's queues, with when they work; null: nobody has said. */
export type Person = {
  readonly agentId: string;
  readonly name: string;
  readonly teamId: string;
  readonly shift: Shift | null;
};

export const usePeople = () =>
  useCall<{ readonly people: readonly Person[] }>(['load', 'shifts'], ['shift', 'agent', 'outbox'], (api, signal) =>
    api.load.shifts({}, { signal }),
  );
