/** A place in the text, in UTF-16 units; `end` is behind it. */
export type Span = { readonly start: number; readonly end: number };

/** Spans of a pattern; of its group `it` where it has one. */
export function spansOf(text: string, pattern: RegExp, isOne: (hit: string) => boolean = () => true): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const hit = match.groups?.['it'] ?? match[0];
    const start = match.index + (match.groups?.['it'] === undefined ? 0 : match[0].lastIndexOf(hit));
    if (isOne(hit)) spans.push({ start, end: start + hit.length });
  }
  return spans;
}

export const digitsOf = (text: string): string => text.replace(/\D/g, '');
