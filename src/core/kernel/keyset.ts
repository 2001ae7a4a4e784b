import { readJson } from '#shared/kernel/json.ts';

/** The place of a row in an ordered list, as opaque text: what the next page starts after. */
export type Place = readonly (string | number)[];

export const encodePlace = (place: Place): string => JSON.stringify(place);

/** Undefined when the text is not a place of the expected shape: the list then starts from its beginning. */
export function decodePlace(text: string | null, shape: readonly ('string' | 'number')[]): Place | undefined {
  const value = text === null ? undefined : readJson(text);
  const fits = Array.isArray(value) && value.length === shape.length && shape.every((t, i) => typeof value[i] === t);
  return fits ? (value as Place) : undefined;
}
