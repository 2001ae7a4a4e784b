import { hash32 } from '#shared/kernel/hash.ts';

/** Arrays of numbers that are stored as they are. */
export type Numbers = Int8Array | Int16Array | Uint32Array | Float32Array;
const TYPES = { i8: Int8Array, i16: Int16Array, u32: Uint32Array, f32: Float32Array } as const;
type Type = keyof typeof TYPES;

/** What a file of weights says of itself, and the numbers in it by name. */
export type Packed = {
  /** What was learned, like `feeling`. */
  readonly task: string;
  /** Whose texts it was learned of, with their licences. */
  readonly attributions: readonly string[];
  /** Everything else, as JSON holds it. */
  readonly about: unknown;
  readonly numbers: Readonly<Record<string, Numbers>>;
};

/** `other`: no file of weights. `damaged`: not as it was written. `future`: of a later version than this one can read. `task`: of another task. */
export type WeightsFaultCode = 'other' | 'damaged' | 'future' | 'task';
export class WeightsFault extends Error {
  override readonly name = 'WeightsFault';
  readonly code: WeightsFaultCode;
  constructor(code: WeightsFaultCode) {
    super(code);
    this.code = code;
  }
}

const VERSION = 1;
/** "ATTW" */
const MAGIC = 0x57545441;
/** Magic, version, length of the header, checksum of everything after: four whole numbers, the small end first. */
const PREFIX = 16;
const aligned = (length: number): number => (length + 3) & ~3;

/** Every byte and its place count; not against an attacker. */
function checksumOf(bytes: Uint8Array): number {
  let [a, b] = [1, bytes.length >>> 0];
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193) >>> 0;
    b = (b + a) >>> 0;
  }
  return hash32(`${a} ${b}`, 1);
}

/** JSON in signs of one byte each. */
const plainJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/[^ -~]/gu, (sign) =>
    Array.from({ length: sign.length }, (_, i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );

const typeOf = (numbers: Numbers): Type => {
  if (numbers instanceof Int8Array) return 'i8';
  if (numbers instanceof Int16Array) return 'i16';
  return numbers instanceof Uint32Array ? 'u32' : 'f32';
};

/** As one file. Numbers are stored the small end first, as every machine that runs this has them. */
export function pack({ task, attributions, about, numbers }: Packed): Uint8Array {
  const entries = Object.entries(numbers);
  const arrays = entries.map(([name, values]) => ({ name, type: typeOf(values), length: values.length }));
  const header = plainJson({ task, attributions, about, arrays });
  const starts = [PREFIX + aligned(header.length)];
  for (const [i, [, { byteLength }]] of entries.entries()) starts.push(starts[i]! + aligned(byteLength));
  const bytes = new Uint8Array(starts.at(-1)!).fill(0);
  for (let i = 0; i < header.length; i += 1) bytes[PREFIX + i] = header.charCodeAt(i);
  for (const [i, [, values]] of entries.entries())
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), starts[i]);
  const prefix = new DataView(bytes.buffer);
  for (const [i, value] of [MAGIC, VERSION, header.length, checksumOf(bytes.subarray(PREFIX))].entries())
    prefix.setUint32(4 * i, value, true);
  return bytes;
}

type Header = Omit<Packed, 'numbers'> & { arrays: { name: string; type: Type; length: number }[] };

function headerOf(bytes: Uint8Array): Header & { readonly start: number } {
  if (bytes.length < PREFIX) throw new WeightsFault('other');
  const prefix = new DataView(bytes.buffer, bytes.byteOffset, PREFIX);
  const [magic, version, length, checksum] = [0, 4, 8, 12].map((at) => prefix.getUint32(at, true));
  if (magic !== MAGIC) throw new WeightsFault('other');
  if (version! > VERSION) throw new WeightsFault('future');
  if (checksumOf(bytes.subarray(PREFIX)) !== checksum) throw new WeightsFault('damaged');
  let json = '';
  for (const byte of bytes.subarray(PREFIX, PREFIX + length!)) json += String.fromCodePoint(byte);
  return { ...(JSON.parse(json) as Header), start: PREFIX + aligned(length!) };
}

/**
 * What `pack` wrote. @param task what it must have been learned for.
 * @throws WeightsFault where it is something else, damaged, or of the future.
 */
export function unpack(bytes: Uint8Array, task: string): Packed {
  const { arrays, start, ...rest } = headerOf(bytes);
  if (rest.task !== task) throw new WeightsFault('task');
  const numbers: Record<string, Numbers> = {};
  let at = start;
  for (const { name, type, length } of arrays) {
    const size = length * TYPES[type].BYTES_PER_ELEMENT;
    // A copy: the file may lie at an odd place of a larger buffer, and `slice` of Node's own kind of bytes copies nothing.
    numbers[name] = new TYPES[type](new Uint8Array(bytes.subarray(at, at + size)).buffer);
    at += aligned(size);
  }
  return { ...rest, numbers };
}
