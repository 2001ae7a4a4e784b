import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { SKILLS, type Skill } from '#shared/domain/practice/index.ts';
import { SCORECARD } from '../../../scripts/lib/evaluate/scorecard.ts';
import { scoresOf, textOf, transcripts } from './transcripts.ts';

/** A figure measured on other conversations is another figure. Whoever changes one makes a new file, and says so. */
const HASHES: Readonly<Record<string, string>> = {
  'frozen/transcripts.jsonl': 'db490e753e52ed2b423d71b6aa2345c1fd9cf12504983484872d587543a38fe7',
  'frozen/scores.first.jsonl': 'de3872d31c159614bbca0ea47feed8f284c480568018bdd91182723746a36cc7',
  'frozen/scores.second.jsonl': '417eadf9815087206df4bc62c8af7ae77cd1d3e4bb25f3bffe459ee14f146f89',
};

test.each(Object.entries(HASHES))('%s is what it was when it was frozen', async (file, hash) => {
  expect(
    createHash('sha256')
      .update(await textOf(file))
      .digest('hex'),
  ).toBe(hash);
});

test('two people scored every frozen conversation, on the whole scale', async () => {
  const ids = (await transcripts('frozen')).map(({ id }) => id).toSorted();
  expect(ids.length).toBeGreaterThanOrEqual(40);
  for (const who of ['first', 'second']) {
    const scores = await scoresOf(`frozen/scores.${who}.jsonl`);
    expect(scores.map(({ id }) => id).toSorted()).toEqual(ids);
    for (const skill of SKILLS) {
      const points = scores.flatMap((one) => one[skill] ?? []);
      expect([skill, Math.min(...points) <= 1, Math.max(...points)]).toEqual([skill, true, 5]);
    }
  }
});

/**
 * How the card agreed with two people (Spearman) when it was measured last: `npm run evaluate -- scorecard`. A change of the rules may not
 * make it worse. Nothing is tuned on these conversations: whoever raises a floor has measured once, after tuning on the others.
 */
const FLOORS: Readonly<Record<Skill, number>> = {
  listen: 0.79,
  questions: 0.7,
  clarity: 0.76,
  ownership: 0.83,
  procedure: 0.91,
  privacy: 0.66,
};

test('the card agrees with people on the frozen conversations no less than it did', async () => {
  const [measured] = (await SCORECARD.measure({ data: undefined, train: undefined, model: 'shipped' })) as [
    { readonly rule: Readonly<Record<Skill, { readonly spearman: number }>> & { readonly all: number } },
  ];
  const { rule } = measured;
  expect(SKILLS.filter((skill) => rule[skill].spearman < FLOORS[skill])).toEqual([]);
  expect(rule.all).toBeGreaterThanOrEqual(0.79);
});
