import { useState } from 'react';
import { useSopDrafts, useSopList } from '../library/queries.ts';

/** A procedure of this desk with the key of the file. */
export type Known = {
  readonly key: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly hasDraft: boolean;
  /** It exists as a draft alone: nobody else has it, and what replaces it is all there is. */
  readonly isDraftOnly: boolean;
};

/** What a file with this key becomes: the next version of what is known under it, or a new one. Where nothing is, it keeps its key. */
export function useTarget(key: string | null) {
  const list = useSopList();
  const drafts = useSopDrafts();
  const [chosen, choose] = useState<boolean | null>(null);
  const item = key === null ? undefined : list.data?.items.find((one) => one.key === key);
  const draft = key === null ? undefined : drafts.data?.drafts.find((one) => one.key === key);
  const title = item?.title ?? draft?.content.title;
  const known: Known | null =
    key === null || title === undefined
      ? null
      : { key, title, hasDraft: draft !== undefined || item?.hasDraft === true, isDraftOnly: item === undefined };
  // A draft that was never published is written over only by somebody who says so.
  const isNew = known !== null && (chosen ?? known.isDraftOnly);
  // Until both are here nobody knows what would be written over.
  const isReady = list.data !== undefined && drafts.data !== undefined;
  return { known, isNew, isReady, choose };
}
