/** A text with what is selected in it (UTF-16 units). */
export type Selected = { readonly text: string; readonly start: number; readonly end: number };
export type Mark = 'bold' | 'italic' | 'code';

const MARKS: Record<Mark, string> = { bold: '**', italic: '*', code: '`' };

/** Puts a mark on both sides of the selection, or takes it away where it stands already. */
export function toggleMark({ text, start, end }: Selected, mark: Mark): Selected {
  const sign = MARKS[mark];
  const [before, middle, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  const isMarked = before.endsWith(sign) && after.startsWith(sign);
  if (isMarked) {
    const at = start - sign.length;
    return { text: before.slice(0, at) + middle + after.slice(sign.length), start: at, end: at + middle.length };
  }
  const at = start + sign.length;
  return { text: before + sign + middle + sign + after, start: at, end: at + middle.length };
}

export type LinePrefix = 'heading' | 'list' | 'numbers' | 'quote';
const PREFIX: Record<LinePrefix, RegExp> = {
  heading: /^#{1,6}\s+/,
  list: /^[-*+]\s+/,
  numbers: /^\d+[.)]\s+/,
  quote: /^>\s?/,
};
const ANY_LIST = /^(?:[-*+]|\d+[.)])\s+/;
const signFor = (kind: LinePrefix, index: number): string =>
  ({ heading: '## ', list: '- ', numbers: `${index + 1}. `, quote: '> ' })[kind];

/** Makes the selected lines a heading, a list or a quotation, or plain again when they all are. */
export function toggleLines({ text, start, end }: Selected, kind: LinePrefix): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end);
  const to = stop < 0 ? text.length : stop;
  const lines = text.slice(from, to).split('\n');
  const isAll = lines.every((line) => line.trim() === '' || PREFIX[kind].test(line));
  const isOn = isAll && lines.some((line) => line.trim() !== '');
  const bare = (line: string) => line.replace(kind === 'list' || kind === 'numbers' ? ANY_LIST : PREFIX[kind], '');
  const isSingle = lines.length === 1;
  const changed = lines
    .map((line, i) =>
      isOn ? line.replace(PREFIX[kind], '') : line.trim() === '' && !isSingle ? line : signFor(kind, i) + bare(line),
    )
    .join('\n');
  return {
    text: text.slice(0, from) + changed + text.slice(to),
    start: from + (isSingle ? changed.length : 0),
    end: from + changed.length,
  };
}

/** `[words](address)`: the part that is still missing is selected. */
export function makeLink({ text, start, end }: Selected): Selected {
  const middle = text.slice(start, end);
  const isAddress = /^(https?:\/\/|mailto:|tel:)\S+$/i.test(middle);
  const made = isAddress ? `[](${middle})` : `[${middle}](https://)`;
  const out = text.slice(0, start) + made + text.slice(end);
  if (isAddress || middle === '') return { text: out, start: start + 1, end: start + 1 };
  const at = start + middle.length + 3;
  return { text: out, start: at, end: at + 'https://'.length };
}

/** Puts a block of its own below the selection's line. */
export function insertBlock({ text, end }: Selected, block: string): Selected {
  const stop = text.indexOf('\n', end);
  const at = stop < 0 ? text.length : stop;
  const [before, after] = [text.slice(0, at).trimEnd(), text.slice(at).replace(/^\n+/, '')];
  const head = before === '' ? block : `${before}\n\n${block}`;
  return { text: after === '' ? `${head}\n` : `${head}\n\n${after}`, start: head.length, end: head.length };
}

const LIST_LINE = /^(\s*)(?:([-*+])|(\d+)([.)]))(\s+)(.*)$/;

/** Enter inside a list begins the next item; on an empty item it ends the list. Null: nothing special. */
export function nextListLine({ text, start, end }: Selected): Selected | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const found = LIST_LINE.exec(text.slice(from, start));
  if (!found) return null;
  const [, indent = '', sign, number, dot = '.', space = ' ', words = ''] = found;
  if (words.trim() === '') return { text: text.slice(0, from) + text.slice(start), start: from, end: from };
  const next = `\n${indent}${sign ?? `${Number(number) + 1}${dot}`}${space}`;
  const at = start + next.length;
  return { text: text.slice(0, start) + next + text.slice(start), start: at, end: at };
}
