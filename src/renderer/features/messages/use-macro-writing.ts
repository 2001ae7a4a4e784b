import type { RefObject } from 'react';
import type { Macro } from '#shared/domain/macro.ts';
import { useDirectory } from '../../lib/reads.ts';
import type { DraftKind } from './draft-keeper.ts';
import { selectBlank, type Fill } from './macro-text.ts';
import { joinTexts } from './macro-words.ts';
import { useKeeper } from './use-draft.ts';

type MacroWriting = {
  ticketId: string;
  fill: Fill;
  text: RefObject<HTMLTextAreaElement | null>;
  write: (kind: DraftKind) => void;
};

/** A macro's words go into the box, and what it left open is the next thing to type: also in a draft of yesterday. */
export function useMacroWriting({ ticketId, fill, text, write }: MacroWriting) {
  const keeper = useKeeper();
  const macros = useDirectory().data?.macros;
  const choose = (words: string) => setTimeout(() => void selectBlank(text.current, words));
  const chooseMacro = (macro: Macro) => {
    const words = fill(macro);
    const body = joinTexts(keeper.read(ticketId, macro.kind).body, words);
    keeper.edit(ticketId, macro.kind, { body, macroId: macro.id });
    write(macro.kind);
    choose(words);
  };
  const textOf = (kind: DraftKind): string | undefined => {
    const { macroId } = keeper.read(ticketId, kind);
    const macro = macros?.find((one) => one.id === macroId);
    return macro && fill(macro);
  };
  const go = (kind: DraftKind) => {
    write(kind);
    const words = textOf(kind);
    if (words !== undefined) choose(words);
  };
  /** From place to place, to the last: then the key leaves the box as ever. */
  const toNextBlank = (kind: DraftKind): boolean => {
    const words = textOf(kind);
    return words !== undefined && selectBlank(text.current, words, text.current?.selectionEnd);
  };
  return { go, chooseMacro, toNextBlank };
}
