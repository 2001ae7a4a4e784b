import { useId, useState } from 'react';
import { idOf, type SearchState } from './kinds.ts';
import { hitsAsOptions, offersAsOptions } from './options.ts';
import { useFound, useFrame, useProgress } from './queries.ts';
import { exactly, withOr } from './query-text.ts';
import { useInSight, type Found } from './results.tsx';
import { useChoice } from './use-choice.ts';
import { useGroups } from './use-groups.ts';
import { useOffers } from './use-offers.ts';
import { useOpenHit, type Openers } from './use-open-hit.ts';
import { useMeant } from './use-pause.ts';

export type SearchProps = { state: SearchState; onState: (state: SearchState) => void } & Openers;

/** The question: what stands in the field, and the newest answer to it. */
function useQuestion(text: string) {
  const [isComposing, setComposing] = useState(false);
  const asked = useFrame(useMeant(text, isComposing)).trim();
  const found = useFound(asked);
  const isAsking = asked !== '' && (found.isPlaceholderData || found.isPending);
  return {
    asked,
    setComposing,
    error: found.error,
    retry: () => void found.refetch(),
    answer: asked === '' ? undefined : found.data,
    isStale: isComposing || text.trim() !== asked || isAsking,
  };
}

/** All the screen stands on; the text says what is searched, everything else follows from it. */
export function useSearch({ state, onState, ...openers }: SearchProps) {
  const { text, chosen, wide } = state;
  const listId = useId();
  const [field, setField] = useState<HTMLInputElement | null>(null);
  const question = useQuestion(text);
  const { asked, answer, isStale } = question;
  const { groups, nextPage } = useGroups(asked, answer, wide);
  const offers = useOffers();
  const isStart = text.trim() === '';
  const setText = (next: string) => onState({ text: next, chosen: null, wide: [] });
  const choose = (id: string | null) => onState({ ...state, chosen: id });
  /** Puts a text into the field, ready to be gone on with. */
  const write = (next: string) => {
    setText(next);
    field?.focus();
    requestAnimationFrame(() => field?.setSelectionRange(next.length, next.length));
  };
  const open = useOpenHit(asked, openers);
  const more = ({ kind, hits }: Found) => {
    if (wide.includes(kind)) nextPage(kind);
    const last = hits.at(-1);
    onState({ text, chosen: last ? idOf(last) : null, wide: [...new Set([...wide, kind])] });
  };
  const options = isStart ? offersAsOptions(offers.offers, write) : hitsAsOptions(groups, open, more);
  const { selected, onKeyDown } = useChoice({ options, chosen, onChoose: choose, isFirstReady: !isStart, isStale });
  const selectedId = options[selected]?.id ?? null;
  useInSight(listId, selectedId);
  const pick = (id: string) => {
    const option = options.find((one) => one.id === id);
    if (!isStart && option) choose(id);
    option?.perform();
  };
  const also = answer?.also ?? [];
  const isNone = answer !== undefined && groups.length === 0 && !isStale;
  const meant = isNone ? withOr(text) : null;
  return {
    ...question,
    text,
    listId,
    field,
    setField,
    groups,
    offers,
    isStart,
    selectedId,
    setText,
    write,
    pick,
    onKeyDown,
    progress: useProgress() ?? answer?.progress,
    exact:
      also.length > 0
        ? () =>
            write(
              exactly(
                text,
                also.map(({ typed }) => typed),
              ),
            )
        : null,
    /** Nothing has all of the words, and "or" stands between some. */
    either: meant === null ? null : () => write(meant),
    kept: offers.saved.find((search) => search.query === text.trim()),
  };
}
export type Search = ReturnType<typeof useSearch>;
