/** A Markdown file with a head between two `---` lines. Values are text, or lists of text. */
export type FrontMatter = { head: Record<string, string | string[]>; body: string };

/** Where things stand in the file; lines count from 1. */
export type Placed = FrontMatter & {
  readonly isOk: true;
  readonly lineOf: Readonly<Record<string, number>>;
  readonly bodyLine: number;
};
export type Unreadable = { readonly isOk: false; readonly line: number; readonly text: string };

const START = 2;

/**
 * Reads the small part of YAML our articles use: `key: text`, `key: [a, b]`, and `key:` followed by `- text` lines; a text
 * in double quotes is read as JSON. Anything else is answered by its line.
 */
export function placeFrontMatter(text: string): Placed | Unreadable {
  const file = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const match = /^---\n(?<head>[\s\S]*?)(?<=\n)---(?:\n(?<body>[\s\S]*))?$/.exec(file);
  if (!match?.groups) return { isOk: false, line: 1, text: file.split('\n')[0] ?? '' };
  const lines = (match.groups['head'] ?? '').split('\n').slice(0, -1);
  const head: FrontMatter['head'] = {};
  const lineOf: Record<string, number> = {};
  let list: string[] | undefined;
  for (const [i, line] of lines.entries()) {
    const item = /^- (.+)$/.exec(line);
    const pair = /^(\w+):\s*(.*)$/.exec(line);
    if (item?.[1] && list) list.push(textOf(item[1].trim()));
    else if (pair?.[1] && !Object.hasOwn(head, pair[1])) {
      list = pair[2] === '' ? [] : undefined;
      head[pair[1]] = list ?? valueOf(pair[2] ?? '');
      lineOf[pair[1]] = i + START;
    } else return { isOk: false, line: i + START, text: line };
  }
  return { isOk: true, head, lineOf, bodyLine: lines.length + START + 1, body: (match.groups['body'] ?? '').trim() };
}

/** As `placeFrontMatter`. Throws on what it cannot read: a typing error in an article should be seen, not shown to a customer. */
export function readFrontMatter(text: string): FrontMatter {
  const read = placeFrontMatter(text);
  if (read.isOk) return { head: read.head, body: read.body };
  throw new Error(read.line === 1 ? 'no head between --- lines' : `unexpected line in the head: ${read.text}`);
}

function valueOf(text: string): string | string[] {
  const list = /^\[(.*)\]$/.exec(text);
  if (!list) return textOf(text);
  return (list[1] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

function textOf(text: string): string {
  if (!/^".*"$/.test(text)) return text;
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'string' ? read : text;
  } catch {
    return text;
  }
}

/** Text that would be read as something else is written in quotes. */
function written(text: string): string {
  const isPlain = text !== '' && text === text.trim() && !/^["[]/.test(text) && !/[\p{Cc}\u2028\u2029]/u.test(text);
  return isPlain ? text : JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

const isShort = (item: string): boolean => /^[^\s,"[\]]{1,40}$/.test(item);

/** What `placeFrontMatter` reads back as it was; keys without a value are left out, and the body is trimmed. */
export function writeFrontMatter(head: Readonly<Record<string, string | readonly string[]>>, body: string): string {
  const lines = Object.entries(head).flatMap(([key, value]) => {
    if (typeof value === 'string') return [`${key}: ${written(value)}`];
    if (value.length > 0 && value.every(isShort)) return [`${key}: [${value.join(', ')}]`];
    return value.length === 0 ? [] : [`${key}:`, ...value.map((item) => `- ${written(item)}`)];
  });
  return `---\n${lines.map((line) => `${line}\n`).join('')}---\n${body.trim()}\n`;
}
