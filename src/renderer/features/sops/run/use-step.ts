import { useState } from 'react';
import type { RunView } from '#shared/contract/app/sops.ts';
import type { SopStep } from '#shared/domain/sop/index.ts';
import { faultsOf } from '#shared/domain/sop/values.ts';
import { valuesOf } from './form-values.ts';
import { isNoteMode, noteOf, STEP, type Mode } from './mode.ts';
import { useTyped } from './panel-store.ts';
import { useCommands, type Refused } from './use-commands.ts';

/** What the card of one step asks at the moment. A question somebody was writing an answer to is asked again by the next card. */
function useMode({ typed, write, keepAsked }: ReturnType<typeof useTyped>) {
  const [mode, setMode] = useState<Mode>(typed.asked);
  const of = noteOf(mode);
  const ask = (next: Mode): void => {
    setMode(next);
    keepAsked(isNoteMode(next.kind) ? next : STEP);
  };
  const setNote = (note: string): void => {
    if (of) write(of, note);
  };
  return { mode, ask, note: of === null ? '' : (typed.notes[of] ?? ''), setNote };
}

/** One step in front of somebody. `isLate`: it was passed over, and is done after all. */
export function useStep(run: RunView, step: SopStep, isLate: boolean, onDone: () => void) {
  const own = useTyped(run.id, step.key);
  const asking = useMode(own);
  const [refused, setRefused] = useState<Refused | null>(null);
  const fields = step.fields ?? [];
  const draft = own.typed.values;
  const values = valuesOf(fields, draft);
  const commands = useCommands(run);
  const ended = (isDone: boolean): void => {
    if (!isDone) return;
    asking.ask(STEP);
    setRefused(null);
    own.forget();
    onDone();
  };
  /** Passed over, which is not done with: what was filled in stays for whoever makes up for it. */
  const skipped = (isDone: boolean): void => {
    if (!isDone) return;
    asking.ask(STEP);
    own.write('skip', '');
    onDone();
  };
  const refuse = (result: string, by: Refused): void => {
    setRefused(by);
    asking.ask(by.code === 'VALUES' ? STEP : { kind: 'without', result, refused: by });
  };
  const pass = async (result: string, withoutActions = false): Promise<void> => {
    const args = { step: step.key, result, values, withoutActions };
    ended(await commands.pass(args, (by) => refuse(result, by)));
  };
  // Said only after a try: nobody is corrected while they type.
  const faults = refused?.code === 'VALUES' ? faultsOf(fields, values) : [];
  return { ...asking, run, step, isLate, draft, change: own.change, faults, refused, pass, ended, skipped, commands };
}
export type StepState = ReturnType<typeof useStep>;
