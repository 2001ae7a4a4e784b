import type { Emotion } from '#shared/domain/guidance/labels.ts';
import type { Token } from '../text/tokens.ts';
import type { Marks } from './hits.ts';

const BREAK = /^[,.;:!?…~，。；：！？、\-—]/u;
const QUOTE = /^["“”「」]/u;

/** A part of a text between two pauses: how long it is, whether it holds a word of feeling, and what it is about. */
type Part = { length: number; hasFelt: boolean; readonly ideas: Set<string> };

function partsOf(tokens: readonly Token[], { hits, ideas }: Marks): { partOf: number[]; parts: Part[] } {
  let part = 0;
  const partOf = tokens.map(({ text, kind }) => (kind === 'sign' && BREAK.test(text) ? part++ : part));
  const parts = Array.from({ length: part + 1 }, (): Part => ({ length: 0, hasFelt: false, ideas: new Set() }));
  for (const own of partOf) parts[own]!.length += 1;
  for (const { from } of hits) parts[partOf[from] ?? 0]!.hasFelt = true;
  for (const { from, ideas: about } of ideas) for (const idea of about) parts[partOf[from] ?? 0]!.ideas.add(idea);
  return { partOf, parts };
}

const bounded = (value: number, most: number): number => Math.min(most, value);

/** `own[i]`: of each token; `shared[partOf[i]]`: what it shares with its part, told once because a part is long. */
export type Places = {
  readonly partOf: readonly number[];
  readonly shared: readonly (readonly string[])[];
  readonly own: string[][];
};

const ofPart = (
  own: number,
  last: number,
  { length, hasFelt, ideas }: Part,
  isFelt: boolean,
  emotion: Emotion,
): string[] => [
  `part ${bounded(own, 3)} ${bounded(last - own, 3)}`,
  `part last ${own === last} ${last > 0}`,
  `part felt ${hasFelt} ${isFelt}`,
  `part felt ${hasFelt} ${isFelt} ${emotion}`,
  `part length ${bounded(Math.ceil(length / 4), 6)}`,
  `alone ${last === 0} ${emotion}`,
  ...Array.from(ideas, (idea) => `part i ${idea} ${emotion}`),
];

/**
 * Where each token stands: in which part, what else that part holds, how far from both ends. Whoever underlines takes whole parts more
 * often than words.
 */
export function placeNames(tokens: readonly Token[], marks: Marks, emotion: Emotion): Places {
  const { partOf, parts } = partsOf(tokens, marks);
  const last = partOf.at(-1) ?? 0;
  const size = bounded(tokens.length >> 2, 8);
  const shared = parts.map((part, own) => [
    ...ofPart(own, last, part, marks.hits.length > 0, emotion),
    `size ${size}`,
    `size ${size} ${emotion}`,
  ]);
  let isQuoted = false;
  const own = tokens.map(({ text }, i) => {
    const names = [`begin ${bounded(i, 4)}`, `end ${bounded(tokens.length - 1 - i, 4)}`];
    if (QUOTE.test(text)) {
      names.push('quote', `quote ${isQuoted}`);
      isQuoted = !isQuoted;
    } else if (isQuoted) names.push('quoted', `quoted ${emotion}`);
    return names;
  });
  return { partOf, shared, own };
}
