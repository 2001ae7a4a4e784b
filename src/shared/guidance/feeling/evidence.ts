import type { Emotion } from '#shared/domain/guidance/labels.ts';
import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import type { Token } from '../text/tokens.ts';
import { placeNames } from './evidence-places.ts';
import type { Marks } from './hits.ts';

const BREAK = /^[,.;:!?…~，。；：！？、]/u;

const hashed = (name: string): number => hash32(name, SEEDS[0]);

type Add = (from: number, to: number, name: string) => void;

function addHits(names: readonly string[][], add: Add, { hits }: Marks, emotion: Emotion): void {
  for (const { from, to, emotion: felt, isNegated, strength } of hits) {
    const whose = felt === emotion ? 'own' : 'other';
    const name = `${whose}${isNegated ? ' no' : ''}`;
    add(from, to, name);
    for (let i = from; i < to; i += 1) names[i]?.push(`${name} ${i === from ? 'first' : 'on'}`);
    add(from, to, `felt ${strength}`);
    for (let i = Math.max(0, from - 3); i < from; i += 1) names[i]?.push(`before ${whose} ${from - i}`);
    names[to]?.push(`after ${whose}`);
  }
}

function addIdeas(names: readonly string[][], add: Add, { ideas }: Marks, emotion: Emotion): void {
  for (const { ideas: about, from, to, isNegated } of ideas)
    for (const idea of about) {
      add(from, to, `i ${idea}`);
      add(from, to, `i ${idea} ${emotion}`);
      if (isNegated) add(from, to, `i no ${idea}`);
      names[from - 1]?.push(`before i ${idea}`);
      names[to]?.push(`after i ${idea}`);
    }
}

/** A word and what stands around it. */
function* ofWord(tokens: readonly Token[], i: number, emotion: Emotion): Generator<string> {
  const near = (by: number): string => tokens[i + by]?.text ?? '|';
  const text = near(0);
  yield* ['any', tokens[i]?.kind ?? '', `t ${text}`, `e ${emotion}`, `e ${emotion} ${text}`];
  for (const by of [-3, -2, -1, 1, 2, 3]) yield `t${by} ${near(by)}`;
  yield `b ${near(-1)} ${text}`;
  yield `b+ ${text} ${near(1)}`;
  yield `b- ${near(-2)} ${near(-1)}`;
  yield `b++ ${near(1)} ${near(2)}`;
  yield `tri ${near(-1)} ${text} ${near(1)}`;
  if (BREAK.test(near(1))) yield 'before a pause';
}

/** Of each token what says whether it would be underlined for this feeling, as hashes. */
export function evidenceFeatures(tokens: readonly Token[], marks: Marks, emotion: Emotion): number[][] {
  const { partOf, shared, own: names } = placeNames(tokens, marks, emotion);
  const add: Add = (from, to, name) => {
    for (let i = from; i < to; i += 1) names[i]?.push(name);
  };
  addHits(names, add, marks, emotion);
  addIdeas(names, add, marks, emotion);
  for (const { from, to } of marks.needs) add(from, to, 'need');
  for (const from of marks.irony) add(from, from + 1, 'irony');
  for (const i of tokens.keys()) for (const name of ofWord(tokens, i, emotion)) names[i]?.push(name);
  const ofParts = shared.map((list) => list.map(hashed));
  return names.map((list, i) => [...(ofParts[partOf[i] ?? 0] ?? []), ...list.map(hashed)]);
}
