import { decode, SHAPES, type Shape } from './mermaid-text.ts';

export type ReadNode = { readonly id: string; readonly shape: Shape | null; readonly label: string | null };
export type ReadLink = { readonly from: string; readonly to: string; readonly label: string };
/** What one line says. `isWhole` false: from some place on it could not be read. */
export type ReadLine = { readonly nodes: ReadNode[]; readonly links: ReadLink[]; readonly isWhole: boolean };

/** A place in a line that moves on as things are read. Every read either moves it and answers, or leaves it and does not. */
type Cursor = { readonly text: string; at: number };

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}
const skipSpace = (cursor: Cursor): void => void take(cursor, /\s*/y);

/** Words up to one of the closing signs, perhaps between quotes, in which the signs mean nothing. */
function takeWords(cursor: Cursor, closes: readonly string[]): string | undefined {
  const before = cursor.at;
  skipSpace(cursor);
  const quoted = take(cursor, /"[^"]*"/y);
  const from = quoted === undefined ? before : cursor.at;
  const ends = closes.map((close) => ({ close, at: cursor.text.indexOf(close, from) })).filter(({ at }) => at >= 0);
  const [end] = ends.toSorted((a, b) => a.at - b.at);
  const isClean = end && (quoted === undefined || cursor.text.slice(from, end.at).trim() === '');
  cursor.at = isClean ? end.at + end.close.length : before;
  return isClean ? decode(quoted === undefined ? cursor.text.slice(from, end.at) : quoted.slice(1, -1)) : undefined;
}

const ID = /[\p{L}\p{N}_](?:[\p{L}\p{N}_.]|-(?![-.>=]))*/uy;

function takeNode(cursor: Cursor): ReadNode | undefined {
  const id = take(cursor, ID);
  if (id === undefined) return undefined;
  for (const shape of SHAPES.filter(({ open }) => cursor.text.startsWith(open, cursor.at))) {
    const before = cursor.at;
    cursor.at += shape.open.length;
    const label = takeWords(cursor, shape.closes);
    if (label !== undefined) return { ...ofClass(cursor, id), shape, label };
    cursor.at = before;
  }
  return { ...ofClass(cursor, id), shape: null, label: null };
}

/** The name of its looks is of no interest. */
function ofClass(cursor: Cursor, id: string): { id: string } {
  take(cursor, /:::[\w-]+/y);
  return { id };
}

const ARROW = /[<ox]?(?:--+[->ox]|==+[=>ox]|-\.+-[>ox]?)/y;
/** An arrow with words in the middle of it, and how it ends. */
const SPLIT: readonly (readonly [RegExp, readonly string[]])[] = [
  [/<?--(?=\s*[^\s\-.>])/y, ['-->', '---', '--x', '--o']],
  [/<?==(?=\s*[^\s=>])/y, ['==>', '===', '==x', '==o']],
  [/<?-\.(?=\s*[^\s\-.>])/y, ['.->', '.-']],
];

/** The words of an arrow, empty: it has none; undefined: here is no arrow. */
function takeArrow(cursor: Cursor): string | undefined {
  if (take(cursor, ARROW) !== undefined) {
    skipSpace(cursor);
    return take(cursor, /\|/y) === undefined ? '' : takeWords(cursor, ['|']);
  }
  for (const [open, closes] of SPLIT) if (take(cursor, open) !== undefined) return takeWords(cursor, closes);
  return undefined;
}

const MAX_GROUP = 20;

/** `A & B`: several at once. */
function takeGroup(cursor: Cursor): ReadNode[] {
  const nodes: ReadNode[] = [];
  do {
    skipSpace(cursor);
    const node = takeNode(cursor);
    if (!node || nodes.length === MAX_GROUP) return [];
    nodes.push(node);
    skipSpace(cursor);
  } while (take(cursor, /&/y) !== undefined);
  return nodes;
}

const crossed = (from: readonly ReadNode[], to: readonly ReadNode[], label: string): ReadLink[] =>
  from.flatMap((one) => to.map((other) => ({ from: one.id, to: other.id, label })));

/** `A[Words] --> B -->|yes| C; D --> E`. */
export function readLine(text: string): ReadLine {
  const cursor: Cursor = { text, at: 0 };
  const [nodes, links]: [ReadNode[], ReadLink[]] = [[], []];
  for (let isMore = true; isMore; isMore = take(cursor, /[;\s]*;[;\s]*(?=\S)/y) !== undefined) {
    let group = takeGroup(cursor);
    nodes.push(...group);
    for (let arrow = takeArrow(cursor); arrow !== undefined; arrow = takeArrow(cursor)) {
      const next = takeGroup(cursor);
      if (next.length === 0) return { nodes, links, isWhole: false };
      links.push(...crossed(group, next, arrow));
      nodes.push(...next);
      group = next;
    }
  }
  take(cursor, /[;\s]*/y);
  return { nodes, links, isWhole: cursor.at === text.length };
}
