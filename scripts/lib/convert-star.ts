import { SopContent } from '#shared/domain/sop/index.ts';
import { ellipsis } from '#shared/kernel/one-line.ts';
import { slug } from '#shared/kernel/slug.ts';

/** One task of STAR (RasaHQ/STAR): what is said at each node, and what follows it. An answer (`yes`, `available`) is a node as well. */
export type StarTask = {
  readonly replies: Readonly<Record<string, string>>;
  readonly graph: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
};

const ANSWERS = [
  'yes',
  'no',
  'available',
  'unavailable',
  'query_success',
  'query_failure',
  'info_missing',
  'info_missing2',
];
const QUIZ = ['correct', 'incorrect', 'noanswer', 'done'];
const isAnswer = (node: string): boolean => ANSWERS.includes(node) || QUIZ.includes(node);

/** Nodes that the graphs call by another name where something follows them. */
const ALSO: Readonly<Record<string, string>> = { ride_provide_booking_status_update: 'ride_provide_booking_status' };

/** Who asks for an answer, where the graph does not say and the words do not tell. */
const ASKERS: Readonly<Record<string, readonly string[]>> = {
  info_missing: ['bank_ask_pin'],
  info_missing2: ['bank_ask_childhood_pets_name'],
  correct: ['trivia_ask_question'],
  incorrect: ['trivia_ask_question'],
  noanswer: ['trivia_ask_question'],
};
/** Nodes whose answers the graph leaves out. */
const ALSO_LEADS: Readonly<Record<string, readonly [string, string]>> = {
  trivia_inform_answer_correct_ask_next: ['yes', 'query'],
  trivia_inform_answer_incorrect_ask_next: ['yes', 'query'],
  trivia_inform_answer_2_ask_next: ['yes', 'query'],
};

type Edges = Map<string, [result: string, to: string | null][]>;

function edgesOf({ graph }: StarTask): Edges {
  const nodes = [
    ...Object.keys(graph),
    ...Object.values(graph).flatMap((to) => (typeof to === 'string' ? [to] : Object.values(to))),
  ];
  const edges: Edges = new Map(nodes.filter((node) => !isAnswer(node) && !ALSO[node]).map((node) => [node, []]));
  for (const [from, to] of Object.entries(graph)) {
    const leads: [string, string][] = typeof to === 'string' ? [['done', to]] : Object.entries(to);
    edges.get(ALSO[from] ?? from)?.push(...leads);
  }
  return edges;
}

/** Nodes nothing follows: somebody waits there for an answer, or it is over. */
const open = (edges: Edges): string[] => [...edges].filter(([, leads]) => leads.length === 0).map(([node]) => node);

function askersOf(answer: string, task: StarTask, edges: Edges, waiting: readonly string[]): readonly string[] {
  const named = ASKERS[answer];
  if (named) return named;
  if (answer === 'available' || answer === 'unavailable') return waiting.filter((node) => node === 'query_check');
  if (answer.startsWith('query_'))
    return waiting
      .filter((node) => node.startsWith('query'))
      .toReversed()
      .slice(0, 1);
  const asking = waiting.filter((node) => task.replies[node]?.trim().endsWith('?') && node !== 'anything_else');
  const hoped = asking.filter((node) => node === task.graph['available'] || node === task.graph['query_success']);
  // Whoever was told the details of a step is asked the same as before them.
  const told = waiting.filter((node) => node === 'trip_inform_detailed_step');
  if (asking.length > 0) return [...(hoped.length > 0 ? hoped : asking), ...told];
  return edges.has('anything_else') ? ['anything_else'] : [];
}

function answered(task: StarTask): Edges {
  const edges = edgesOf(task);
  const waiting = open(edges);
  for (const answer of Object.keys(task.graph).filter(isAnswer)) {
    const to = task.graph[answer];
    if (typeof to !== 'string') continue;
    for (const asker of askersOf(answer, task, edges, waiting)) edges.get(asker)?.push([answer, to]);
  }
  for (const [node, lead] of Object.entries(ALSO_LEADS)) edges.get(node)?.push([...lead]);
  return ended(edges, waiting);
}

/** What is still open leads to the question whether there is anything else, and that to the end. */
function ended(edges: Edges, waiting: readonly string[]): Edges {
  const last = edges.has('anything_else') ? 'anything_else' : null;
  for (const node of open(edges)) {
    const isBye = node === 'anything_else' || node.startsWith('goodbye') || node.endsWith('_bye');
    edges.get(node)?.push(['done', isBye ? null : last]);
  }
  for (const node of waiting) {
    const leads = edges.get(node) ?? [];
    // Where only one answer goes on, the other ends it.
    if (leads.length === 1 && leads[0]?.[0] !== 'done') leads.push([leads[0]?.[0] === 'no' ? 'yes' : 'no', null]);
  }
  return edges;
}

const keyOf = (node: string): string => slug(node, 60);
const both = (text: string) => ({ zh: ellipsis(text, 200), en: ellipsis(text, 200) });

function stepOf(node: string, leads: readonly [string, string | null][], said: string) {
  const isFork = leads.length > 1;
  const isAsking = /(^|_)ask(_|$)/.test(node);
  const field = { key: 'answer', label: both(said), kind: 'long', isRequired: false };
  return {
    key: keyOf(node),
    kind: isFork ? 'choice' : node.startsWith('query') ? 'action' : isAsking ? 'form' : 'info',
    title: both(said),
    required: 'none',
    next: Object.fromEntries(leads.map(([result, to]) => [result, to === null ? null : keyOf(to)])),
    ...(isFork ? { results: leads.map(([key]) => ({ key, label: both(key) })) } : {}),
    ...(isAsking && !isFork ? { fields: [field] } : {}),
    ...(said.length > 200 ? { help: { zh: said, en: said } } : {}),
  };
}

/** The words are what agents say in the data, in both languages as they are. */
export function convertStar(name: string, task: StarTask): { key: string; content: SopContent } {
  const edges = answered(task);
  const steps = [...edges].map(([node, leads]) => stepOf(node, leads, task.replies[node] ?? node));
  const title = both(name.replaceAll('_', ' '));
  return {
    key: `star-${slug(name, 50)}`,
    content: SopContent.parse({ title, tags: ['star'], articleIds: [], start: 'hello', steps }),
  };
}
