/**
 * The fields of a message from outside, whichever way it came. Names are compared without case, `_`, `-` and the `[]` of lists:
 * `callId`, `call_id` and `CALLID` are one.
 */
export type Fields = ReadonlyMap<string, readonly string[]>;
export type Pair = readonly [name: string, value: string];

const MAX_VALUES = 200;
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\[\d*\]$/, '')
    .replace(/[_-]/g, '');

/** From the pairs of a form or of a query. */
export function fieldsOfPairs(pairs: Iterable<Pair>): Fields {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of pairs) {
    count += 1;
    if (count > MAX_VALUES) break;
    fields.set(plain(name), [...(fields.get(plain(name)) ?? []), value]);
  }
  return fields;
}

/** From a JSON object. Returns the name of a member that is neither text, number, null nor a list of these. */
export function fieldsOfJson(body: unknown): { readonly fields: Fields } | { readonly place: string } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { place: 'body' };
  const pairs: Pair[] = [];
  for (const [name, value] of Object.entries(body)) {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one === null) continue;
      if (typeof one !== 'string' && typeof one !== 'number' && typeof one !== 'boolean') return { place: name };
      pairs.push([name, String(one)]);
    }
  }
  return { fields: fieldsOfPairs(pairs) };
}

/** `application/x-www-form-urlencoded`, also the query of a URL without its `?`. What is badly escaped stays as it is written. */
export function pairsOfForm(text: string): Pair[] {
  return text
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece): Pair => {
      const equals = piece.indexOf('=');
      return equals < 0
        ? [unescaped(piece), '']
        : [unescaped(piece.slice(0, equals)), unescaped(piece.slice(equals + 1))];
    });
}

function unescaped(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** The first value of the first of the names that is there; undefined: none is. */
export function fieldOf(fields: Fields, ...names: readonly string[]): string | undefined {
  const found = names.find((name) => fields.has(plain(name)));
  return found === undefined ? undefined : fields.get(plain(found))?.[0];
}

/** All values of all the names. */
export const fieldsOf = (fields: Fields, ...names: readonly string[]): string[] =>
  names.flatMap((name) => fields.get(plain(name)) ?? []);
