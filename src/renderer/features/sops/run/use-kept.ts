import { useEffect } from 'react';
import { useApi } from '../../../lib/api.tsx';
import { jotsOf } from '../../../lib/jot-keeper.ts';
import { useToaster } from '../../../lib/toaster.ts';
import type { Draft } from './form-values.ts';
import type { NoteOf } from './mode.ts';

/** What is typed about a step: into its form, and as notes. */
export type Words = { readonly values: Draft; readonly notes: Readonly<Partial<Record<NoteOf, string>>> };

const filled = <T>(all: Readonly<Record<string, T | undefined>>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, value] as const])),
  );

const nameOf = (runId: string, step: string): string => `${runId} ${step}`;
const keeperOf = jotsOf<Words>((api) => (name, { values, notes }) => {
  const [runId = '', step = ''] = name.split(' ');
  return api.sops.keepTyped({ runId, typed: { step, values: filled(values), notes: filled(notes) } });
});

/** Keeps what is typed at the desk, encrypted, until it is sent. `fill` gets what was kept before this window, once. */
export function useKept(runId: string, step: string, fill: (kept: Words) => void) {
  const api = useApi();
  const keeper = keeperOf(api);
  const { sayError } = useToaster();
  const name = nameOf(runId, step);
  useEffect(() => keeper.tellOf(sayError), [keeper, sayError]);
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const { steps } = await api.sops.typed({ runId });
      const kept = steps.find((one) => one.step === step);
      if (kept && !isGone) fill(kept);
    };
    // Whoever cannot read it begins with an empty form; what they type is kept all the same, or they are told.
    read().catch(() => undefined);
    return () => {
      isGone = true;
      void keeper.keep(name);
    };
  }, [api, keeper, name, runId, step, fill]);
  return { keep: (words: Words) => keeper.write(name, words), forget: () => keeper.forget(name) };
}
