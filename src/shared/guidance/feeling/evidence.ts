import type { Emotion } from '#shared/domain/guidance/labels.ts';
import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import type { Token } from '../text/tokens.ts';
import type { Marks } from './hits.ts';

const BREAK = /^[,.;:!?…~，。；：！？、]/u;

/** Of each token what says whether it would be underlined for this feeling, as hashes. */
export function evidenceFeatures(
  tokens: readonly Token[],
  { hits, needs, irony }: Marks,
  emotion: Emotion,
): number[][] {
  const names: string[][] = tokens.map(() => []);
  const add = (from: number, to: number, name: string): void => {
    for (let i = from; i < to; i += 1) names[i]?.push(name, `${name} ${i === from ? 'first' : 'on'}`);
  };
  for (const { from, to, emotion: felt, isNegated, strength } of hits) {
    add(from, to, felt === emotion ? `own${isNegated ? ' no' : ''}` : `other${isNegated ? ' no' : ''}`);
    add(from, to, `felt ${strength}`);
    for (let i = Math.max(0, from - 3); i < from; i += 1)
      names[i]?.push(`before ${felt === emotion ? 'own' : 'other'} ${from - i}`);
    names[to]?.push(`after ${felt === emotion ? 'own' : 'other'}`);
  }
  for (const { from, to } of needs) add(from, to, 'need');
  for (const from of irony) add(from, from + 1, 'irony');
  let sincePause = 0;
  for (const [i, { text, kind }] of tokens.entries()) {
    const near = (by: number): string => tokens[i + by]?.text ?? '|';
    const own = names[i]!;
    own.push('any', kind, `t ${text}`, `t-1 ${near(-1)}`, `t+1 ${near(1)}`, `e ${emotion}`, `e ${emotion} ${text}`);
    own.push(
      `b ${near(-1)} ${text}`,
      `b+ ${text} ${near(1)}`,
      `b- ${near(-2)} ${near(-1)}`,
      `b++ ${near(1)} ${near(2)}`,
    );
    own.push(`tri ${near(-1)} ${text} ${near(1)}`, `pause ${Math.min(sincePause, 3)}`);
    sincePause = BREAK.test(text) ? 0 : sincePause + 1;
    if (BREAK.test(near(1))) own.push('before a pause');
  }
  return names.map((list) => list.map((name) => hash32(name, SEEDS[0])));
}
