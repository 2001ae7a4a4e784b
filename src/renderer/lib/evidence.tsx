import { createContext, use } from 'react';

/** Stretches of a line, [from, to) in UTF-16, that carry a feeling. */
export type Evidence = { readonly spans: readonly (readonly [from: number, to: number])[]; readonly isSore: boolean };

/** What one part of the screen has heard in lines that another part shows, by their keys. */
export const EvidenceContext = createContext<ReadonlyMap<string, Evidence>>(new Map());

export const useEvidence = (key: string): Evidence | undefined => use(EvidenceContext).get(key);

export type Stretch = { readonly text: string; readonly isEvidence: boolean };

/** Cuts a text at its evidence; what lies outside of it or out of order is left as it is. */
export function cutAtEvidence(text: string, spans: Evidence['spans']): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const [from, to] of spans) {
    if (from < at || to <= from || to > text.length) continue;
    stretches.push({ text: text.slice(at, from), isEvidence: false }, { text: text.slice(from, to), isEvidence: true });
    at = to;
  }
  return [...stretches, { text: text.slice(at), isEvidence: false }].filter((one) => one.text !== '');
}
