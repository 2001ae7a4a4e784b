import type { Problem } from './problem.ts';

/** A longer line is left out: no conversation is, and a file without line ends must not fill the memory. */
export const MAX_LINE_BYTES = 4 * 1024 * 1024;

export type Line = {
  readonly line: number;
  /** Bytes of the file up to and including this line. */
  readonly end: number;
  /** False when the file ended without a line end: perhaps cut off. */
  readonly isComplete: boolean;
  readonly content: { readonly text: string } | { readonly problem: Problem };
};

const NEWLINE = 0x0a;

/** Splits bytes into lines without ever holding more than one line. Decodes strictly: broken UTF-8 is a problem, not a question mark. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 0;
  let end = 0;
  let length = 0;
  let pieces: Uint8Array[] = [];

  const take = (isComplete: boolean): Line => {
    number += 1;
    const content =
      length > MAX_LINE_BYTES ? { problem: tooLong(number, length) } : decode(number, Buffer.concat(pieces));
    pieces = [];
    length = 0;
    return { line: number, end, isComplete, content };
  };
  const keep = (piece: Uint8Array): void => {
    length += piece.length;
    if (length <= MAX_LINE_BYTES) pieces.push(piece);
    else pieces = [];
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, at));
      end += at + 1 - from;
      from = at + 1;
      yield take(true);
    }
    keep(chunk.subarray(from));
    end += chunk.length - from;
  }
  if (length > 0) yield take(false);
}

const tooLong = (line: number, bytes: number): Problem => ({
  line,
  code: 'line-too-long',
  detail: `${bytes} > ${MAX_LINE_BYTES} bytes`,
});

function decode(line: number, bytes: Uint8Array): Line['content'] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const nul = text.indexOf('\0');
    if (nul !== -1) return { problem: { line, code: 'nul', detail: `column ${nul + 1}` } };
    return { text: text.replace(/\r$/, '') };
  } catch {
    return { problem: { line, code: 'not-utf8', detail: `${bytes.length} bytes` } };
  }
}
