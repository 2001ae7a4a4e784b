import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';
import type { LoadPolicy } from '#shared/domain/load/index.ts';
import { useDraft } from '../drafts.ts';
import { faultsOf, readPolicy, writePolicy, type Bounds, type Written } from './fields.ts';
import type { TeamPolicy } from './queries.ts';

export type PolicyDraft = ReturnType<typeof usePolicyDraft>;

/** The agreement in the hands of a lead. Faults are told at a field that was left, and everywhere once it was to be saved. */
export function usePolicyDraft({ policy }: TeamPolicy) {
  const t = useT('board');
  const { say } = useToaster();
  const draft = useDraft<Written, LoadPolicy>(`policy/${policy.id}`, policy, writePolicy);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isStrict, setStrict] = useState(false);
  const faults = faultsOf(draft.value);
  const put = useCommand(
    (api, written: Written) =>
      api.load.savePolicy({ policy: { id: policy.id, teamId: policy.teamId, ...readPolicy(written) } }),
    {
      onDone: () => {
        draft.drop();
        say({ title: t('policy.saved'), tone: 'ok' });
      },
    },
  );
  const faultAt = (field: string): Bounds | undefined => (isStrict || left.has(field) ? faults[field] : undefined);
  return {
    ...draft,
    isSaving: put.isRunning,
    set: (change: Written) => draft.set({ ...draft.value, ...change }),
    replace: draft.set,
    leave: (field: string) => setLeft((before) => new Set([...before, field])),
    faultWords: (field: string): string | undefined => {
      const fault = faultAt(field);
      return fault && t('policy.wrong', fault);
    },
    save: () => {
      setStrict(true);
      if (Object.keys(faults).length === 0) void put.run(draft.value);
    },
  };
}
