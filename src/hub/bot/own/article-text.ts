import { ellipsis } from '#shared/kernel/text.ts';

/** What of an article is told in one go. */
const MAX_ANSWER = 600;
/** A heading that says: this is what customers may be told. */
const SHORT_ANSWER = /^(?:简答|简短回答|给客户的回答|short answer|answer for customers|answer)$/i;

/** Of a line this much is read: patterns look for a mark and its counterpart, and a line may be all marks. */
const MAX_LINE = 1000;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}\s+(.*)$/;
const TABLE = /^\s*\|.*\|\s*$/;
const RULE = /^\s*[-*_](?:\s*[-*_]){2,}\s*$/;

/** One line of Markdown as its reader sees it: no markup, no address, no picture. */
const plainLine = (line: string): string =>
  line
    .replace(/\s#+\s*$/, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    // What is left of one inside another is none any more.
    .replace(/<(?=\/?[a-z])/gi, '< ')
    .replace(/^\s*>\s?/, '')
    .replace(/(\*\*|__|~~)(.+?)\1/g, '$2')
    .replace(/(?<![\w*])[*_]([^*_\n]+)[*_](?![\w*])/g, '$1')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!>-])/g, '$1')
    .trim();

/** Without comments, which are for nobody who reads; one that does not end hides the rest. */
function withoutComments(markdown: string): string {
  const [first = '', ...others] = markdown.split('<!--');
  const rests = others.map((piece) => {
    const end = piece.indexOf('-->');
    return end < 0 ? null : piece.slice(end + '-->'.length);
  });
  const open = rests.indexOf(null);
  return [first, ...(open < 0 ? rests : rests.slice(0, open))].join('');
}

/** The lines of an article that are neither comment nor code. */
function* linesOf(markdown: string): Generator<string> {
  let fence: string | undefined;
  for (const line of withoutComments(markdown).split(/\r?\n/)) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined) fence = mark;
    else {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (mark === undefined) yield line.slice(0, MAX_LINE);
  }
}

type Block = { readonly heading: string | null; readonly lines: readonly string[] };

/** Paragraphs and lists, each with the heading it stands under. */
function blocksOf(markdown: string): Block[] {
  const blocks: { heading: string | null; lines: string[] }[] = [];
  let heading: string | null = null;
  let open: string[] | undefined;
  for (const line of linesOf(markdown)) {
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
  Array.from(linesOf(markdown), (line) => HEADING.exec(line)?.[1])
    .map((title) => (title === undefined ? '' : plainLine(title)))
    .filter((title) => title !== '');

/** What an article is about, line by line, as it may be asked for. */
export const sentencesOf = (markdown: string): string[] => blocksOf(markdown).flatMap(({ lines }) => lines);

/** What an article tells a customer, as plain text: what stands under its short answer, or else its first paragraph. Empty: nothing. */
export function shortAnswer(markdown: string): string {
  const blocks = blocksOf(markdown).filter(({ lines }) => lines.length > 0);
  const block = blocks.find(({ heading }) => heading !== null && SHORT_ANSWER.test(heading)) ?? blocks[0];
  return ellipsis(block?.lines.join('\n') ?? '', MAX_ANSWER);
}
