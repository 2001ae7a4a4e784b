import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import { codeOf } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';
import type { Person } from './queries.ts';
import type { ShiftDraft } from './use-shift-draft.ts';
import { fieldOf, readShift, type Faults } from './written.ts';

/** Places of a shift that the core refuses, as the fields they are written in. */
function refusedAt(error: unknown): Faults {
  if (codeOf(error) !== 'UNFIT' || !(error instanceof ORPCError)) return {};
  const { places = [] } = error.data as { readonly places?: readonly string[] };
  return Object.fromEntries(places.map(fieldOf).toReversed());
}

/** Saves the whole shift. What cannot be is told at its field and never sent; what the core refuses beyond that as well. */
export function useSaving({ agentId, teamId }: Person, draft: ShiftDraft) {
  const t = useT('board');
  const { say, sayError } = useToaster();
  const [refused, setRefused] = useState<Faults>({});
  const put = useCommand(
    (api, plan: ReturnType<typeof readShift>) =>
      api.load.saveShift({ shift: { id: agentId, agentId, teamId, ...plan } }),
    {
      isQuiet: true,
      onDone: () => {
        draft.drop();
        say({ title: t('shift.saved'), tone: 'ok' });
      },
      onFailed: (error) => (codeOf(error) === 'UNFIT' ? setRefused(refusedAt(error)) : sayError(error)),
    },
  );
  const save = () => {
    draft.beStrict();
    setRefused({});
    if (Object.keys(draft.faults).length > 0) return;
    void put.run(readShift(draft.value));
  };
  return { save, isSaving: put.isRunning, refused, forget: () => setRefused({}) };
}

export function useRemoving({ agentId }: Person, draft: ShiftDraft) {
  const t = useT('board');
  const { say } = useToaster();
  return useCommand((api) => api.load.removeShift({ agentId }), {
    onDone: () => {
      draft.drop();
      say({ title: t('shift.removed'), tone: 'ok' });
    },
  });
}
