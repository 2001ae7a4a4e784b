import type { Macro } from '#shared/domain/macro.ts';
import type { DraftContent } from './draft-keeper.ts';

/**
 * The macro that goes with a draft. `loading`: the team's macros are not read yet; `gone`: it was deleted or withdrawn after
 * it had been chosen. A draft outlives both.
 */
export type ChosenMacro =
  | { readonly state: 'none' | 'loading' | 'gone'; readonly macro?: undefined }
  | { readonly state: 'here'; readonly macro: Macro };

export function chosenMacro(macros: readonly Macro[] | undefined, macroId: string | null): ChosenMacro {
  if (macroId === null) return { state: 'none' };
  if (!macros) return { state: 'loading' };
  const macro = macros.find((one) => one.id === macroId && one.isActive);
  return macro ? { state: 'here', macro } : { state: 'gone' };
}

/** A macro that is gone is nothing to send. */
export const withoutGone = (content: DraftContent, chosen: ChosenMacro): DraftContent =>
  chosen.state === 'gone' ? { ...content, macroId: null } : content;
