/** Cuts at `max` UTF-16 units without splitting a surrogate pair, and marks the cut with an ellipsis. */
export function ellipsis(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const whole = /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
  return `${whole}…`;
}

/** One line for a list: white space folded, cut at `max`. */
export function oneLine(text: string, max: number): string {
  return ellipsis(text.replace(/\s+/g, ' ').trim(), max);
}
