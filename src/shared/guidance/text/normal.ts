/** Of a text this much is read, from its beginning and from its end: longer ones say at their ends what they are about. */
export const MAX_READ = 2000;

/** A text as it is read. `at[i]`: where in the original (UTF-16) the unit `i` of `text` comes from; `at.at(-1)`: where the original ends. */
export type Normal = {
  readonly text: string;
  readonly at: readonly number[];
  /** Capitals and nothing else, and more than an abbreviation. */
  readonly shouts: boolean;
};

const MANY_CAPITALS = 6;

/** Nothing anybody sees: control characters, zero-width and direction marks, variation selectors, tags. */
const UNSEEN = /[\p{Cc}\p{Cf}\u{FE00}-\u{FE0F}\u{E0000}-\u{E007F}]/u;
const SPACE = /[\t\n\v\f\r\p{Z}]/u;

/** One sign as it is read: full width like half width; nothing for what nobody sees. */
function readSign(sign: string): string {
  if (SPACE.test(sign)) return ' ';
  if (UNSEEN.test(sign)) return '';
  return sign.normalize('NFKC');
}

function* signsOf(text: string, from: number, to: number): Generator<readonly [string, number]> {
  for (let i = from; i < to;) {
    const sign = String.fromCodePoint(text.codePointAt(i) ?? 0);
    yield [sign, i];
    i += sign.length;
  }
}

function* partsOf(text: string): Generator<readonly [string, number]> {
  const isShort = text.length <= 2 * MAX_READ;
  yield* signsOf(text, 0, isShort ? text.length : MAX_READ);
  if (!isShort) yield* signsOf(text, text.length - MAX_READ, text.length);
}

/** The same text for every way of writing it, with the way back; bounded whatever its length. */
export function normalise(original: string): Normal {
  let text = '';
  const at: number[] = [];
  let [capitals, small] = [0, 0];
  for (const [sign, from] of partsOf(original)) {
    const written = readSign(sign);
    const read = written.toLowerCase();
    if (written !== read) capitals += 1;
    else if (read >= 'a' && read <= 'z') small += 1;
    if (read === ' ' && (text === '' || text.endsWith(' '))) continue;
    text += read;
    for (let i = 0; i < read.length; i += 1) at.push(from);
  }
  at.push(original.length);
  return { text, at, shouts: small === 0 && capitals >= MANY_CAPITALS };
}
