/**
 * PostgreSQL cannot keep U+0000 or half a surrogate pair in jsonb. Finds the first string that holds one; returns its
 * place ("turns.3.text"), or undefined when everything can be stored.
 */
export function findUnstorable(value: unknown, place: readonly string[] = []): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : place.join('.') || 'body';
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (!isStorable(key)) return [...place, '(key)'].join('.');
    const found = findUnstorable(inner, [...place, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** The same words with what cannot be stored replaced by U+FFFD. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\uFFFD');
