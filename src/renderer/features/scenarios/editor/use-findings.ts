import { useState } from 'react';
import type { PersonalAt } from '#shared/contract/app/scenarios.ts';
import { useCommand } from '../../../lib/query.ts';
import type { Editing } from './use-editing.ts';

const isSame = (a: PersonalAt | null, b: PersonalAt): boolean =>
  a !== null && a.place === b.place && a.kind === b.kind && a.text === b.text;

export type Finding = {
  /** Not looked at yet, and still standing. */
  readonly open: readonly PersonalAt[];
  readonly here: PersonalAt | null;
  readonly isHere: (one: PersonalAt) => boolean;
  readonly goTo: (one: PersonalAt) => void;
  /** To the next one, from wherever the last one was. */
  readonly next: () => void;
  readonly mark: (one: PersonalAt, isLooked: boolean) => void;
  /** The one the keyboard stands at names nobody; on to the next. */
  readonly markHere: () => void;
};

/** Walks a lead through what could still name somebody, one by one. */
export function useFindings({ view, personal, goTo, keeper }: Editing): Finding {
  const [here, setHere] = useState<PersonalAt | null>(null);
  const { draftId } = view;
  const look = useCommand(async (api, { place, kind, text, isLooked }: PersonalAt) => {
    // What is typed goes first: the finding is looked for in the text as it stands.
    await keeper.flush(draftId);
    return api.scenarios.look({ draftId, place, kind, text, isLooked });
  });
  const open = personal.filter(({ isLooked }) => !isLooked);
  const at = personal.findIndex((one) => isSame(here, one));
  const after = [...personal.slice(at + 1), ...personal.slice(0, Math.max(0, at))];
  const nextOpen = after.find(({ isLooked }) => !isLooked);
  const stand = (one: PersonalAt) => {
    setHere(one);
    goTo(one.place, one.text);
  };
  const mark = (one: PersonalAt, isLooked: boolean) => void look.run({ ...one, isLooked });
  return {
    open,
    here: at < 0 ? null : (personal[at] ?? null),
    isHere: (one) => isSame(here, one),
    goTo: stand,
    next: () => {
      const one = nextOpen ?? open[0];
      if (one) stand(one);
    },
    mark,
    markHere: () => {
      const one = personal[at];
      if (!one || one.isLooked) return;
      mark(one, true);
      if (nextOpen) stand(nextOpen);
    },
  };
}
