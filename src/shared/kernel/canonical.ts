/** In whatever order the fields of an object stand: PostgreSQL keeps them in one of its own. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

/** JSON that is the same text for the same data. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value));
