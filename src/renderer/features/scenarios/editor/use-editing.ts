import { ORPCError } from '@orpc/client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { PersonalAt, ScenarioDraft } from '#shared/contract/app/scenarios.ts';
import type { Issue } from '#shared/domain/practice/index.ts';
import { useApi } from '../../../lib/api.tsx';
import type { DraftState } from '../../../lib/draft-keeper.ts';
import { codeOf } from '../../../lib/errors.ts';
import { useCall } from '../../../lib/query.ts';
import { isSameIssue, keeperOf, type ScenarioKeeper } from './keeper.ts';
import { textAt } from './texts.ts';

/** A place the keyboard is wanted at, and the words there. `turn` tells two wishes for one place apart. */
export type Wish = { readonly place: string; readonly text: string | null; readonly turn: number };

export type Editing = {
  /** What the desk says of the draft as it was last stored. */
  readonly view: ScenarioDraft;
  readonly issue: Issue;
  readonly state: DraftState;
  /** Places that keep it from being stored. */
  readonly invalid: readonly string[];
  /** Findings whose words still stand where they were found. */
  readonly personal: readonly PersonalAt[];
  readonly edit: (change: Partial<Issue>) => void;
  readonly keeper: ScenarioKeeper;
  readonly wish: Wish | null;
  readonly goTo: (place: string, text?: string | null) => void;
};

function placesIn(error: unknown): string[] {
  const data: unknown = error instanceof ORPCError ? error.data : undefined;
  const places = typeof data === 'object' && data !== null && 'places' in data ? data.places : undefined;
  return Array.isArray(places) ? places.filter((place) => typeof place === 'string') : [];
}

/** The draft with everything the desk says of it; `isGone`: there is none (any more). */
export function useEditing(draftId: string) {
  const api = useApi();
  const keeper = keeperOf(api);
  const [opened] = useState(() => keeper.releases(draftId));
  const query = useCall(['scenarios', 'draft', draftId, opened], ['scenario_draft'], async (_, signal) => {
    const view = await askDraft(keeper, draftId, opened, () => api.scenarios.draft({ draftId }, { signal }));
    return view;
  });
  useEffect(() => () => void keeper.flush(draftId), [keeper, draftId]);
  const text = useSyncExternalStore(keeper.subscribe, () => keeper.read(draftId));
  const state = useSyncExternalStore(keeper.subscribe, () => keeper.state(draftId));
  const [wish, setWish] = useState<Wish | null>(null);
  const isGone = query.error !== null && codeOf(query.error) === 'NOT_FOUND';
  const view = query.data;
  const editing: Editing | null =
    view && text
      ? {
          view,
          issue: text.issue,
          state,
          invalid: state === 'refused' ? placesIn(keeper.error(draftId)) : [],
          personal: view.personal.filter(({ place, text: words }) => textAt(text.issue, place)?.includes(words)),
          edit: (change) =>
            keeper.edit(draftId, { issue: { ...(keeper.read(draftId)?.issue ?? text.issue), ...change } }),
          keeper,
          wish,
          goTo: (place, words = null) => setWish((before) => ({ place, text: words, turn: (before?.turn ?? 0) + 1 })),
        }
      : null;
  return { editing, isGone, error: query.error, retry: () => void query.refetch() };
}

/** What is being typed stays; what another window has stored is taken over. */
async function askDraft(
  keeper: ScenarioKeeper,
  draftId: string,
  opened: number,
  ask: () => Promise<ScenarioDraft>,
): Promise<ScenarioDraft> {
  let view: ScenarioDraft | null = null;
  await keeper.load(draftId, opened, {
    ask: async () => {
      view = await ask();
      const here = keeper.read(draftId);
      return { draftId, issue: here && isSameIssue(here.issue, view.issue) ? here.issue : view.issue };
    },
    begin: () => Promise.reject(new Error('a draft is made of a ticket')),
  });
  if (!view) throw new Error('no draft was told');
  return view;
}
