import { useMemo, useState } from 'react';
import { problemsOf } from '#shared/domain/sop/check.ts';
import { useNowAt } from '../now-at.ts';
import { stepOf, type Content } from './edit.ts';
import type { Editing } from './editing.ts';
import { NO_HISTORY, redo, remember, undo, type History } from './history.ts';
import type { BoundDraft } from './use-draft.ts';

/** A place the keyboard is wanted at: a field of the form, by its name. `turn` tells two wishes for one place apart. */
export type Wanted = { readonly at: string; readonly turn: number };

/** What is shown first: the step the next version is written for, or else the first. */
const firstOf = (content: Content, about: readonly string[]): string | null =>
  about.find((key) => stepOf(content, key)) ?? (content.steps.length === 0 ? null : content.start);

/** The draft in the hands of its author: what is chosen, what can be undone, what is wrong with it. */
export function useEditingOf({ draft, edit }: BoundDraft, base: Content | null, about: readonly string[]) {
  const { content } = draft;
  const now = useNowAt();
  const [history, setHistory] = useState<History<Content>>(NO_HISTORY);
  const [chosen, setChosen] = useState<string | null>(() => firstOf(content, about));
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const problems = useMemo(() => problemsOf(content), [content]);
  const selected = stepOf(content, chosen) ? chosen : null;
  const editing: Editing = {
    content,
    problems,
    base,
    selected,
    select: (step, at) => {
      setChosen(step);
      if (at !== undefined) setWanted((before) => ({ at, turn: (before?.turn ?? 0) + 1 }));
    },
    change: (next, tag) => {
      if (next === content) return;
      setHistory(remember(history, content, tag ?? null, now()));
      edit({ content: next });
    },
  };
  const turn = (by: typeof undo<Content>) => {
    const step = by(history, content);
    if (!step) return;
    setHistory(step.history);
    edit({ content: step.now });
  };
  return {
    editing,
    wanted,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: () => turn(undo),
    redo: () => turn(redo),
  };
}
