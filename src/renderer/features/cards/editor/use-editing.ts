import { useState } from 'react';
import type { CardSummary } from '#shared/contract/app/guidance.ts';
import { blankContent, contentOf } from '../content.ts';
import { useCardDrafts, type CardDraft } from '../drafts.ts';
import { problemsOf, type CardProblem } from './problems.ts';

/** A place the keyboard is wanted at. `turn` tells two wishes for one place apart. */
export type Wish = { readonly place: string; readonly turn: number };

const begunFrom = (key: string, newest: CardSummary | undefined): CardDraft => ({
  key,
  baseVersion: newest?.version ?? 0,
  content: newest ? contentOf(newest) : blankContent(),
  summary: '',
});

export type Editing = {
  readonly draft: CardDraft;
  /** Something was changed, and is kept. */
  readonly isKept: boolean;
  /** What it was begun from; null: a new card. */
  readonly base: CardSummary | null;
  readonly newest: CardSummary | null;
  readonly problems: readonly CardProblem[];
  /** What is wrong is told at every field: it was to be published. */
  readonly isStrict: boolean;
  readonly beStrict: () => void;
  readonly edit: (change: Partial<Pick<CardDraft, 'content' | 'summary' | 'baseVersion'>>) => void;
  readonly drop: () => void;
  readonly wish: Wish | null;
  readonly goTo: (place: string) => void;
};

/** The draft in the hands of its author: begun with the first change, kept until it is published or thrown away. */
export function useEditing(key: string, versions: readonly CardSummary[]): Editing {
  const { drafts, put, drop } = useCardDrafts();
  const [newest] = versions;
  const kept = drafts[key];
  const draft = kept ?? begunFrom(key, newest);
  const [isAsked, setAsked] = useState(false);
  const [wish, setWish] = useState<Wish | null>(null);
  return {
    draft,
    isKept: kept !== undefined,
    base: versions.find(({ version }) => version === draft.baseVersion) ?? null,
    newest: newest ?? null,
    problems: problemsOf(draft.content),
    isStrict: isAsked || draft.baseVersion > 0,
    beStrict: () => setAsked(true),
    edit: (change) => put({ ...draft, ...change }),
    drop: () => drop(key),
    wish,
    goTo: (place) => setWish((before) => ({ place, turn: (before?.turn ?? 0) + 1 })),
  };
}
