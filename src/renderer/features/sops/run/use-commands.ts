import { useQueryClient } from '@tanstack/react-query';
import type { RunView } from '#shared/contract/app/sops.ts';
import type { AbandonReason } from '#shared/domain/sop/kinds.ts';
import type { RunValues } from '#shared/domain/sop/index.ts';
import { useApi } from '../../../lib/api.tsx';
import { causeOf, codeOf, type ErrorCode } from '../../../lib/errors.ts';
import { missingKeys } from '../../../lib/missing-fields.ts';
import { useToaster } from '../../../lib/toaster.ts';

/** What the step itself says, in its place: what its form lacks, or why what it does cannot be done. */
const IN_PLACE = ['VALUES', 'NO_TICKET', 'NO_CUSTOMER', 'BLOCKED', 'FIELDS_MISSING', 'ACTIONS_REFUSED'] as const;
export type Refused = {
  readonly code: (typeof IN_PLACE)[number];
  /** Of ACTIONS_REFUSED: what was said to one of them, where the desk knows. */
  readonly because: ErrorCode | null;
  /** Of FIELDS_MISSING: which fields of the ticket. */
  readonly fields: readonly string[];
};

function refusedBy(error: unknown): Refused | null {
  const code = IN_PLACE.find((one) => one === codeOf(error));
  return code === undefined ? null : { code, because: causeOf(error), fields: missingKeys(error) ?? [] };
}

type Pass = {
  readonly step: string;
  readonly result: string;
  readonly values: RunValues;
  readonly withoutActions: boolean;
};
type Skip = { readonly step: string; readonly result: string; readonly reason: string; readonly note: string };
type Note = { readonly step: string; readonly note: string };
type Abandon = { readonly reason: AbandonReason; readonly note: string };

/** Writes, and resolves to whether it was written. Where the run stands elsewhere by now, it is asked for again, and that is said. */
function useWrite() {
  const client = useQueryClient();
  const { sayError } = useToaster();
  return async (write: Promise<unknown>, onRefused?: (refused: Refused) => void): Promise<boolean> => {
    try {
      await write;
      return true;
    } catch (error) {
      const refused = refusedBy(error);
      if (onRefused && refused) onRefused(refused);
      else sayError(error);
      if (codeOf(error) === 'MOVED') void client.invalidateQueries({ queryKey: ['sops'] });
      return false;
    }
  };
}

const newId = (): string => crypto.randomUUID();

/** Everything that can be done about one run. The core answers at once and announces what changed, so no cache is touched here. */
export function useCommands({ id: runId, sopId }: Pick<RunView, 'id' | 'sopId'>) {
  const { sops } = useApi();
  const write = useWrite();
  const act = () => ({ runId, actId: newId() });
  return {
    pass: (args: Pass, onRefused: (refused: Refused) => void) => write(sops.pass({ ...act(), ...args }), onRefused),
    skip: (args: Skip) => write(sops.skip({ ...act(), ...args })),
    back: (step: string) => write(sops.back({ ...act(), step })),
    waive: (args: Note) => write(sops.waive({ ...act(), ...args })),
    abandon: (args: Abandon) => write(sops.abandon({ ...act(), ...args })),
    flag: (args: Note) => write(sops.flag({ flagId: newId(), sopId, runId, ...args })),
  };
}
