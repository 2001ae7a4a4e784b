import { createContext, use } from 'react';
import type { SopProblem } from '#shared/domain/sop/check.ts';
import type { Content } from './edit.ts';

/** The settings of the procedure itself stand where a step would. */
export const SETTINGS = null;

export type Editing = {
  readonly content: Content;
  readonly problems: readonly SopProblem[];
  /** What the draft was begun from; null: a new procedure. Keys that stand there never change again. */
  readonly base: Content | null;
  /** The step in the form; null: the settings. */
  readonly selected: string | null;
  readonly select: (step: string | null, at?: string) => void;
  /** `tag`: what is being typed in; changes with one tag, close together, are undone together. */
  readonly change: (next: Content, tag?: string) => void;
};

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (!editing) throw new Error('a form outside the editor');
  return editing;
}
