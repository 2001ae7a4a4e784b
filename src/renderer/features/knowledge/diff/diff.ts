import { diffArrays } from 'diff';

/** A run of text: in both versions, only in the older one, or only in the newer one. */
export type Piece = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string };

/** Chinese, Japanese and Korean by character; other scripts by word; spaces and signs by themselves. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}\p{M}_]+|\r?\n|[^\S\n]+|[^\p{L}\p{N}\p{M}\s_]/gu;
export const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Longer ways from one text to the other are told by whole lines: a reader could not follow them, and nobody waits for them. */
const MAX_WORD_STEPS = 2000;
const MAX_LINE_STEPS = 1000;

const kindOf = (change: { added: boolean; removed: boolean }): Piece['kind'] =>
  change.added ? 'new' : change.removed ? 'gone' : 'same';

function steps(before: string[], after: string[], maxEditLength: number): Piece[] {
  const found = diffArrays(before, after, { maxEditLength });
  if (found) return found.map((change) => ({ kind: kindOf(change), text: change.value.join('') }));
  const whole: Piece[] = [
    { kind: 'gone', text: before.join('') },
    { kind: 'new', text: after.join('') },
  ];
  return whole.filter(({ text }) => text !== '');
}

/**
 * What changed between two texts. Joined, the pieces that are not `new` are `before`, those that are not `gone` are `after`.
 * Lines are compared first, then the words inside the lines that changed.
 */
export function compare(before: string, after: string): Piece[] {
  const pieces: Piece[] = [];
  const lines = steps(linesOf(before), linesOf(after), MAX_LINE_STEPS);
  for (let i = 0; i < lines.length; i += 1) {
    const [piece, next] = [lines[i] as Piece, lines[i + 1]];
    if (piece.kind === 'gone' && next?.kind === 'new') {
      pieces.push(...steps(tokensOf(piece.text), tokensOf(next.text), MAX_WORD_STEPS));
      i += 1;
    } else pieces.push(piece);
  }
  return joined(pieces);
}

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last?.kind === piece.kind) out[out.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}

export type Row =
  { readonly kind: 'text'; readonly pieces: readonly Piece[] } | { readonly kind: 'skipped'; readonly lines: number };

/** Lines around a change that stay in sight. */
const AROUND = 3;

/** Cuts long stretches that did not change down to a few lines on either side. */
export function withoutLongSames(pieces: readonly Piece[]): Row[] {
  const rows: Row[] = [];
  let run: Piece[] = [];
  for (const [i, piece] of pieces.entries()) {
    const lines = piece.kind === 'same' ? linesOf(piece.text) : [];
    // The rest of a line that changed is no line of its own.
    const rest = pieces[i - 1]?.text.endsWith('\n') === false ? 1 : 0;
    const head = i === 0 ? 0 : AROUND + rest;
    const tail = i === pieces.length - 1 ? 0 : AROUND;
    if (lines.length <= head + tail + 1 || pieces.length === 1) {
      run.push(piece);
      continue;
    }
    if (head > 0) run.push({ kind: 'same', text: lines.slice(0, head).join('') });
    if (run.length > 0) rows.push({ kind: 'text', pieces: run });
    rows.push({ kind: 'skipped', lines: lines.length - head - tail });
    run = tail > 0 ? [{ kind: 'same', text: lines.slice(lines.length - tail).join('') }] : [];
  }
  if (run.length > 0) rows.push({ kind: 'text', pieces: run });
  return rows;
}
