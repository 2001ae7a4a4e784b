import { ellipsis } from '#shared/kernel/text.ts';

/** What of an article is told in one go. */
const MAX_ANSWER = 600;
/** A heading that says: this is what customers may be told. */
const SHORT_ANSWER = /^(?:简答|简短回答|给客户的回答|short answer|answer for customers|answer)$/i;

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const FENCE = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[^\n]*$|(?![\s\S]))/gm;
const HEADING = /^ {0,3}#{1,6}\s+(.*?)\s*#*$/;
const TABLE = /^\s*\|.*\|\s*$/;
const RULE = /^\s*(?:[-*_]\s*){3,}$/;

/** One line of Markdown as its reader sees it: no markup, no address, no picture. */
const plainLine = (line: string): string =>
  line
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/^\s*>\s?/, '')
    .replace(/(\*\*|__|~~)(.+?)\1/g, '$2')
    .replace(/(?<![\w*])[*_]([^*_\n]+)[*_](?![\w*])/g, '$1')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!>-])/g, '$1')
    .trim();

type Block = { readonly heading: string | null; readonly lines: readonly string[] };

/** Paragraphs and lists, each with the heading it stands under. */
function blocksOf(markdown: string): Block[] {
  const blocks: { heading: string | null; lines: string[] }[] = [];
  let heading: string | null = null;
  let open: string[] | undefined;
  for (const line of markdown.replace(COMMENT, '').replace(FENCE, '').split(/\r?\n/)) {
    const [, title] = HEADING.exec(line) ?? [];
    if (title !== undefined) heading = plainLine(title);
    const isText = title === undefined && line.trim() !== '' && !TABLE.test(line) && !RULE.test(line);
    if (!isText) open = undefined;
    else if (open) open.push(plainLine(line));
    else {
      open = [plainLine(line)];
      blocks.push({ heading, lines: open });
    }
  }
  return blocks.map((block) => ({ ...block, lines: block.lines.filter((line) => line !== '') }));
}

/** The headings of an article, in order. */
export const headingsOf = (markdown: string): string[] =>
  markdown
    .replace(COMMENT, '')
    .replace(FENCE, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, title] = HEADING.exec(line) ?? [];
      return title === undefined ? [] : [plainLine(title)];
    })
    .filter((title) => title !== '');

/** What an article tells a customer, as plain text: what stands under its short answer, or else its first paragraph. Empty: nothing. */
export function shortAnswer(markdown: string): string {
  const blocks = blocksOf(markdown).filter(({ lines }) => lines.length > 0);
  const block = blocks.find(({ heading }) => heading !== null && SHORT_ANSWER.test(heading)) ?? blocks[0];
  return ellipsis(block?.lines.join('\n') ?? '', MAX_ANSWER);
}
