import { readLine, type ReadLink, type ReadNode } from './mermaid-line.ts';
import { readRemark, type Remark, type Shape } from './mermaid-text.ts';

/** UTF-16 units, and things drawn: more than any procedure that people can walk. */
const MAX_DIAGRAM = 1_000_000;
const MAX_LINE = 50_000;
const MAX_NODES = 400;
const MAX_LINKS = 5000;
const MAX_PROBLEMS = 50;

export const DIAGRAM_PROBLEMS = [
  'too-large', // the text, before anybody reads it
  'too-many', // steps or arrows: those after it are left out
  'no-flowchart', // nothing says that it is one
  'unreadable', // from some place of the line on
  'text-too-long', // cut
  'empty', // no step in it
] as const;
/** `line` from 1; 0: the whole. */
export type DiagramProblem = { readonly line: number; readonly code: (typeof DIAGRAM_PROBLEMS)[number] };

export type DrawnNode = {
  readonly id: string;
  readonly line: number;
  readonly shape: Shape | null;
  readonly label: string | null;
  /** What a comment of ours says of it. */
  readonly remark: Remark | null;
};
export type DrawnLink = ReadLink & { readonly line: number; readonly remark: Remark | null };
export type Diagram = {
  readonly title: string;
  readonly remark: Remark | null;
  readonly nodes: readonly DrawnNode[];
  readonly links: readonly DrawnLink[];
  readonly problems: readonly DiagramProblem[];
};

type Drawing = {
  title: string;
  remark: Remark | null;
  readonly nodes: Map<string, DrawnNode>;
  readonly links: DrawnLink[];
  readonly problems: DiagramProblem[];
};

const HEADER = /^(?:flowchart|graph)(?:\s+(?:TB|TD|BT|RL|LR))?\s*(?:;|$)/;
/** What gives a diagram its looks, and the boxes around parts of it. */
const LOOKS =
  /^(?:subgraph|end|direction|style|classDef|class|linkStyle|click|accTitle|accDescr|```+\w*)(?:[\s;:]|$)|^[A-Za-z_]\w*@\{/;

function addNode({ nodes }: Drawing, { id, shape, label }: ReadNode, line: number): void {
  const known = nodes.get(id);
  if (known) {
    if (label !== null) nodes.set(id, { ...known, shape, label });
  } else if (nodes.size < MAX_NODES) nodes.set(id, { id, line, shape, label, remark: null });
}

function addLine(drawing: Drawing, text: string, line: number): void {
  const read = readLine(text.length > MAX_LINE ? '' : text);
  if (!read.isWhole || text.length > MAX_LINE) drawing.problems.push({ line, code: 'unreadable' });
  for (const node of read.nodes) addNode(drawing, node, line);
  const known = read.links.filter(({ from, to }) => drawing.nodes.has(from) && drawing.nodes.has(to));
  const fitting = known.slice(0, MAX_LINKS - drawing.links.length);
  if (fitting.length < read.links.length) drawing.problems.push({ line, code: 'too-many' });
  for (const link of fitting) drawing.links.push({ ...link, line, remark: null });
}

/** Ours stand below what they are about. */
function addRemark(drawing: Drawing, found: Remark): void {
  const node = drawing.nodes.get(found.about);
  const last = drawing.links.at(-1);
  if (found.word === 'attune') drawing.remark = found;
  else if (found.word === 'result' && last) drawing.links[drawing.links.length - 1] = { ...last, remark: found };
  else if (node && found.word !== 'result') drawing.nodes.set(node.id, { ...node, remark: found });
}

/** What Mermaid itself reads before the diagram: a block of YAML between dashes, of which the title is of interest. */
function frontMatter(lines: readonly string[]): { title: string; length: number } {
  const first = lines.findIndex((line) => line.trim() !== '');
  const end = lines[first]?.trim() === '---' ? lines.findIndex((line, i) => i > first && line.trim() === '---') : -1;
  const named = lines.slice(0, Math.max(0, end)).map((line) => /^\s*title:\s*(.*)$/.exec(line)?.[1]);
  return { title: (named.find((title) => title !== undefined) ?? '').trim(), length: end + 1 };
}

/** Reads one line of a diagram. @returns whether it says that this is a flow chart. */
function drawLine(drawing: Drawing, raw: string, line: number): boolean {
  const text = raw.trim();
  if (text.startsWith('%%')) {
    const found = readRemark(text);
    if (found) addRemark(drawing, found);
    return false;
  }
  const header = HEADER.exec(text)?.[0];
  const rest = header === undefined ? text : text.slice(header.length).trim();
  if (rest !== '' && !LOOKS.test(rest)) addLine(drawing, rest, line);
  return header !== undefined;
}

export function readDiagram(text: string): Diagram {
  const drawing: Drawing = { title: '', remark: null, nodes: new Map(), links: [], problems: [] };
  const asRead = (): Diagram => ({
    ...drawing,
    nodes: [...drawing.nodes.values()],
    problems: drawing.problems.slice(0, MAX_PROBLEMS),
  });
  if (text.length > MAX_DIAGRAM) {
    drawing.problems.push({ line: 0, code: 'too-large' });
    return asRead();
  }
  const lines = text.split(/\r\n|\n|\r/);
  const { title, length } = frontMatter(lines);
  drawing.title = title;
  let isFlowchart = false;
  for (const [i, raw] of lines.entries()) {
    if (i >= length) isFlowchart = drawLine(drawing, raw, i + 1) || isFlowchart;
  }
  if (!isFlowchart) drawing.problems.unshift({ line: 0, code: 'no-flowchart' });
  return asRead();
}
