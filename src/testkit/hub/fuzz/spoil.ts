import { gzipSync, zstdCompressSync } from 'node:zlib';
import { utf8, type Sent } from './sent.ts';
import { hashOf, type Draft } from './valid.ts';
import { jsonText, put, Raw, wildText, wildValue, type Dice } from './wild.ts';

type Place = { readonly holder: Record<string, unknown>; readonly key: string; readonly path: string };

/** Every place in a tree that can be changed. */
function placesIn(value: unknown, path = ''): Place[] {
  if (typeof value !== 'object' || value === null || value instanceof Raw) return [];
  return Object.keys(value).flatMap((key) => {
    const place = { holder: value as Record<string, unknown>, key, path: `${path}.${key}` };
    return [place, ...placesIn(place.holder[key], place.path)];
  });
}

/** Another value of the same kind: goes deepest. */
function neighbour(value: unknown, dice: Dice): unknown {
  if (typeof value === 'number') return value + dice.pick([-1, 1, 0.5, 1000, -value * 2, 2 ** 40]);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return changed(value, dice);
  if (Array.isArray(value))
    return dice.pick([[...value, ...value], value.slice(1), [...value, null], value.toReversed()]);
  return dice.pick([value, {}, [value]]);
}

const changed = (text: string, dice: Dice): string =>
  dice.pick([
    `${text}x`,
    text.slice(1),
    text.toUpperCase(),
    `${text}\u0000`,
    `${text}\uD83D`,
    `/${text}`,
    text.repeat(40),
  ]);

/** Changes one place of the tree; says which. */
export function spoilLeaf(root: unknown, dice: Dice): string {
  const places = placesIn(root);
  if (places.length === 0) return 'nothing to spoil';
  const { holder, key, path } = dice.pick(places);
  const value = holder[key];
  switch (dice.int(6)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      return `without ${path}`;
    case 1:
      put(
        holder,
        Array.isArray(holder) ? String(holder.length) : dice.pick(['extra', '__proto__', key.toUpperCase()]),
        wildValue(dice),
      );
      return `something more beside ${path}`;
    case 2:
    case 3:
      put(holder, key, neighbour(value, dice));
      return `another ${path}`;
    default:
      put(holder, key, wildValue(dice));
      return `wild ${path}`;
  }
}

const MEGABYTES = 8;

type SpoiltBytes = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
  readonly spoilt: string;
};
const is = (spoilt: string, bytes: Uint8Array, headers: Record<string, string> = {}): SpoiltBytes => ({
  bytes: new Uint8Array(bytes),
  headers,
  spoilt,
});

/** Bytes that are no longer the JSON they were. */
export function spoilBytes(bytes: Uint8Array<ArrayBuffer>, dice: Dice): SpoiltBytes {
  const at = dice.int(Math.max(1, bytes.byteLength));
  switch (dice.int(12)) {
    case 0:
      return is('cut short', bytes.slice(0, at));
    case 1:
      return is(
        'one byte turned',
        bytes.map((byte, i) => (i === at ? byte ^ (1 << dice.int(8)) : byte)),
      );
    case 2:
      return is(
        'wrong UTF-8',
        Buffer.concat([
          bytes.slice(0, at),
          Buffer.from(dice.pick(['ff', 'c080', 'eda080', 'f8', 'e4b8']), 'hex'),
          bytes.slice(at),
        ]),
      );
    case 3:
      return is('UTF-16', Buffer.from(new TextDecoder().decode(bytes), 'utf16le'));
    case 4:
      return is('with a byte order mark', Buffer.concat([Buffer.from('efbbbf', 'hex'), bytes]));
    case 5:
      return is('twice', Buffer.concat([bytes, bytes]));
    case 6:
      return is('empty', new Uint8Array());
    case 7:
      return is('any bytes', dice.bytes(dice.int(300)));
    case 8:
      return is(
        'with spaces up to and over the limit',
        Buffer.concat([bytes, Buffer.alloc(dice.pick([900, 4000, 256_000, 1_048_000, 2_500_000]), ' ')]),
      );
    case 9:
      return is('packed', dice.int(2) ? gzipSync(bytes) : zstdCompressSync(bytes), {
        'content-encoding': dice.pick(['gzip', 'zstd', 'br', 'gzip, gzip']),
      });
    case 10:
      return is('a bomb', bombOf(dice), { 'content-encoding': dice.pick(['gzip', 'zstd']) });
    default:
      return is('broken packing', Buffer.concat([gzipSync(bytes).subarray(0, 14), Buffer.from(dice.bytes(20))]), {
        'content-encoding': 'gzip',
      });
  }
}

const bombs = new Map<number, Uint8Array>();
function bombOf(dice: Dice): Uint8Array {
  const way = dice.int(2);
  const zeros = Buffer.alloc(MEGABYTES * 1024 * 1024, '[');
  const known = bombs.get(way) ?? (way === 0 ? gzipSync(zeros) : zstdCompressSync(zeros));
  bombs.set(way, known);
  return known;
}

const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ['authorization', ['', 'Bearer', 'Bearer ', 'Bearer x', 'Basic YW5uOng=', 'Bearer a.b.c', `Bearer ${'x'.repeat(9000)}`, 'bearer null']],
  ['content-type', ['', 'text/plain', 'application/xml', 'application/json; charset=utf-16', 'multipart/form-data; boundary=x']],
  ['accept-encoding', ['', 'zstd;q=0', ',,,;;;', 'gzip;q=zero', 'ZSTD', 'x'.repeat(5000), '__proto__']],
  ['content-length', ['0', '-1', '99999999999999', 'NaN', '1e3', '5']],
  ['x-forwarded-for', ['127.0.0.1', '"']],
]; // prettier-ignore

export function spoilHeader(draft: Draft, dice: Dice): string {
  const [name, values] = dice.pick(HEADERS);
  if (dice.int(6) === 0) delete draft.headers[name];
  else draft.headers[name] = dice.pick(values);
  return `another header ${name}`;
}

const ENDINGS = [
  '/',
  '%00',
  '%',
  '%ff',
  '%2e%2e%2f',
  '?',
  '?part=dir&part=q:tech',
  '#x',
  '?__proto__=1',
  '//x',
  '%2F..%2F',
];

/** Another line to ask at. */
export function spoilPath(draft: Draft, dice: Dice): string {
  if (draft.kind === 'putFile' && dice.int(3) === 0) {
    draft.bytes = utf8(wildText(dice));
    if (dice.int(2) === 0) draft.path = `/files/v1/${hashOf(draft.bytes)}`;
    return 'other bytes';
  }
  if (draft.path.startsWith('/files/') && dice.int(2) === 0) {
    draft.path = `/files/v1/${encodeURIComponent(wildText(dice).toWellFormed().slice(0, 3000))}`;
    return 'another name';
  }
  if (dice.int(3) === 0) {
    draft.method = dice.pick(['PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'POST', 'GET']);
    return `by ${draft.method}`;
  }
  const ending = dice.pick(ENDINGS);
  draft.path += ending;
  return `with ${ending}`;
}

const queryText = (query: Record<string, unknown>): string =>
  Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(plain(value))}`)
    .join('&');
const plain = (value: unknown): string =>
  (typeof value === 'string' ? value.toWellFormed() : jsonText(value)).slice(0, 4000);

/** The draft as it goes out. */
export function seal(draft: Draft, spoilt: string): Sent {
  const { kind, caller, method, headers } = draft;
  const query = queryText(draft.query);
  const path = query === '' ? draft.path : `${draft.path}?${query}`;
  const bytes = draft.json === undefined ? draft.bytes : utf8(jsonText(draft.json));
  return { kind, caller, method, path, headers, bytes, spoilt, copies: 1 };
}
