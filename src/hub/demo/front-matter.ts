/** A Markdown file with a head between two `---` lines. Values are text, or lists of text. */
export type FrontMatter = { head: Record<string, string | string[]>; body: string };

/**
 * Reads the small part of YAML our articles use: `key: text`, `key: [a, b]`, and `key:` followed by `- text` lines.
 * Throws on anything else: a typing error in an article should be seen, not shown to a customer.
 */
export function readFrontMatter(text: string): FrontMatter {
  const match = /^---\n(?<head>[\s\S]*?)\n---\n(?<body>[\s\S]*)$/.exec(text.replaceAll('\r\n', '\n'));
  if (!match?.groups) throw new Error('no head between --- lines');
  const head: FrontMatter['head'] = {};
  let list: string[] | undefined;
  for (const line of (match.groups['head'] ?? '').split('\n')) {
    const item = /^- (.+)$/.exec(line);
    const pair = /^(\w+):\s*(.*)$/.exec(line);
    if (item?.[1] && list) list.push(item[1].trim());
    else if (pair?.[1]) {
      list = pair[2] === '' ? [] : undefined;
      head[pair[1]] = list ?? valueOf(pair[2] ?? '');
    } else throw new Error(`unexpected line in the head: ${line}`);
  }
  return { head, body: (match.groups['body'] ?? '').trim() };
}

function valueOf(text: string): string | string[] {
  const list = /^\[(.*)\]$/.exec(text);
  if (!list) return text;
  return (list[1] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}
