import { ellipsis } from '../../kernel/one-line.ts';
import { slug } from '../../kernel/slug.ts';
import type { Language, LocalizedText } from '../../kernel/text.ts';
import { DONE, REQUIREMENTS } from './kinds.ts';
import { readDiagram, type Diagram, type DiagramProblem, type DrawnLink, type DrawnNode } from './mermaid-read.ts';
import { decode, encode, type Remark } from './mermaid-text.ts';
import type { SopContent } from './sop.ts';
import type { SopStep } from './step.ts';

const MAX_NAME = 200;
const MAX_STEPS = 200;
const MAX_RESULTS = 50;
const MAX_KEY = 60;

export type FromMermaid = {
  /** Null: there is no step in it. */
  readonly content: SopContent | null;
  /** What could not be read, and was left out or cut. */
  readonly problems: readonly DiagramProblem[];
};

/** Reading on: what has been found so far, and where complaints go. */
type Reading = {
  readonly diagram: Diagram;
  readonly language: Language;
  readonly problems: DiagramProblem[];
  readonly keys: ReadonlyMap<string, string>;
};

/** Two things cannot have one name: the second gets a number. */
function unlike(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let n = 2; ; n += 1) {
    const other = `${name.slice(0, MAX_KEY - 5)}-${n}`;
    if (!taken.has(other)) return other;
  }
}

function keysOf(steps: readonly DrawnNode[]): Map<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  for (const [i, { id, remark }] of steps.entries()) {
    const said = remark?.texts.get('key') ?? '';
    const name = /^[a-z0-9-]{1,60}$/.test(said) ? said : slug(id, MAX_KEY) || `step-${i + 1}`;
    keys.set(id, unlike(name, taken));
    taken.add(keys.get(id) ?? '');
  }
  return keys;
}

/** The drawing counts where somebody has changed its words; a drawing of others says the same in both languages. */
function wordsOf(drawn: string, remark: Remark | null, line: number, { language, problems }: Reading): LocalizedText {
  const fit = (text: string): string => {
    if (text.length > MAX_NAME) problems.push({ line, code: 'text-too-long' });
    return ellipsis(text, MAX_NAME);
  };
  const [zh, en] = [remark?.texts.get('zh'), remark?.texts.get('en')];
  if (zh === undefined || en === undefined) return { zh: fit(drawn), en: fit(drawn) };
  const kept = { zh: fit(zh), en: fit(en) };
  const shown = kept[language].trim() === '' ? (remark?.texts.get('key') ?? '') : kept[language];
  return decode(encode(shown)) === drawn ? kept : { ...kept, [language]: fit(drawn) };
}

const END_WORDS = /^(?:end|stop|finish|finished|done|结束|完成|终止)?$/iu;

/** Where things end: nothing leads on from there, and it is drawn or called like an end. */
function isEnd({ id, shape, label, remark }: DrawnNode, links: readonly DrawnLink[]): boolean {
  if (remark) return remark.word === 'end';
  return !links.some(({ from }) => from === id) && (shape?.isRound === true || END_WORDS.test(label ?? id));
}

const nameOf = ({ id, label }: DrawnNode): string => (label === null || label === '' ? id : label);

function resultsOf(links: readonly DrawnLink[], reading: Reading): NonNullable<SopStep['results']> {
  const taken = new Set<string>();
  return links.map(({ label, remark, line, to }) => {
    const target = reading.diagram.nodes.find(({ id }) => id === to);
    const drawn = label === '' && target ? nameOf(target) : label;
    const words = wordsOf(drawn, remark, line, reading);
    const key = unlike((remark?.texts.get('key') ?? drawn).slice(0, MAX_KEY) || DONE, taken);
    taken.add(key);
    return { key, label: words };
  });
}

/** An arrow without words from a step that has no other is what comes next, and no choice. */
const isPlain = (links: readonly DrawnLink[]): boolean =>
  links.length === 0 || (links.length === 1 && links[0]?.label === '' && links[0].remark === null);

function stepOf(node: DrawnNode, reading: Reading): SopStep {
  const all = reading.diagram.links.filter(({ from }) => from === node.id);
  const links = all.slice(0, MAX_RESULTS);
  if (all.length > links.length) reading.problems.push({ line: node.line, code: 'too-many' });
  const target = (to: string): string | null => reading.keys.get(to) ?? null;
  const results = isPlain(links) ? undefined : resultsOf(links, reading);
  const next = links.map(({ to }, i) => [results?.[i]?.key ?? DONE, target(to)] as const);
  const drawn = node.shape?.kind ?? 'info';
  const said = node.remark?.texts.get('required');
  return {
    key: reading.keys.get(node.id) ?? node.id,
    // Others draw a fork as they like; ours is drawn as what it is.
    kind: node.remark === null && drawn === 'info' && links.length > 1 ? 'choice' : drawn,
    title: wordsOf(nameOf(node), node.remark, node.line, reading),
    required: REQUIREMENTS.find((one) => one === said) ?? 'none',
    next: Object.fromEntries(next.length > 0 ? next : [[DONE, null]]),
    ...(results ? { results } : {}),
  };
}

/** Where our comment says, or what nothing leads to, or what was drawn first. */
function startOf({ diagram, keys }: Reading): string {
  const said = keys.get(diagram.remark?.texts.get('start') ?? '');
  const isReached = new Set(diagram.links.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const first = [...keys].find(([id]) => !isReached.has(id)) ?? [...keys][0];
  return said ?? first?.[1] ?? '';
}

/** Reads what `toMermaid` draws, and flow charts drawn by others. What is sound in it is for `problemsOf` to say. Never throws. */
export function fromMermaid(text: string): FromMermaid {
  const diagram = readDiagram(text);
  const drawn = diagram.nodes.filter((node) => !isEnd(node, diagram.links));
  const steps = drawn.slice(0, MAX_STEPS);
  const problems = [...diagram.problems];
  if (drawn.length > steps.length) problems.push({ line: drawn[MAX_STEPS]?.line ?? 0, code: 'too-many' });
  if (steps.length === 0) return { content: null, problems: [...problems, { line: 0, code: 'empty' }] };
  const language = diagram.remark?.texts.get('language') === 'zh' ? 'zh' : 'en';
  const reading: Reading = { diagram, language, problems, keys: keysOf(steps) };
  const title = { zh: diagram.title, en: diagram.title };
  const said = (name: Language): string => ellipsis(diagram.remark?.texts.get(name) ?? title[name], MAX_NAME);
  const content: SopContent = {
    title: { zh: said('zh'), en: said('en') },
    tags: [],
    articleIds: [],
    start: startOf(reading),
    steps: steps.map((node) => stepOf(node, reading)),
    suggest: { queueIds: [], channels: [], tags: [], words: [], fields: [] },
    skipReasons: [],
  };
  return { content, problems };
}
