import { useState } from 'react';
import { useDraft, type DraftOf } from './drafts.ts';

/** What is wrong, in words, by field. */
export type Wrong = Readonly<Record<string, string>>;

export type Form<T> = {
  readonly value: T;
  readonly set: (change: Partial<T>) => void;
  /** Words at a field, once it was left or the form was tried. */
  readonly error: (field: string) => string | undefined;
};

/** A form over something stored: what is typed is kept as a draft, and mistakes are told at their field. */
export function useForm<T>(key: string, stored: T, validate: (value: T) => Wrong) {
  const draft: DraftOf<T> = useDraft(key, stored);
  const [isTried, setTried] = useState(false);
  const [told, setTold] = useState<Wrong>({});
  const wrong = validate(draft.value);
  const form: Form<T> = {
    value: draft.value,
    set: (change) => {
      const names = Object.keys(change);
      setTold((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !names.includes(field))));
      draft.set({ ...draft.value, ...change });
    },
    error: (field) => told[field] ?? (isTried ? wrong[field] : undefined),
  };
  return {
    form,
    draft,
    /** True: it may be saved; else every mistake is shown from now on. */
    check: (): boolean => {
      setTried(true);
      return Object.keys(wrong).length === 0;
    },
    /** What somebody else found wrong with a field. */
    tell: (field: string, words: string) => setTold((now) => ({ ...now, [field]: words })),
  };
}
