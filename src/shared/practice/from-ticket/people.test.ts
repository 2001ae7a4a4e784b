import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findPersonalData } from '../../domain/personal-data.ts';
import { peopleIn } from './people.ts';

type Planted = { text: string; people: string[] };
const planted = ['planted-dev', 'planted-more'].flatMap((file) =>
  readFileSync(new URL(`../../../../resources/practice/${file}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Planted),
);
const MORE = ['Robert Hale', 'William Stone', 'Theodore Banks', 'mary carter', 'Ty Holloway', '周岚', '李梅', '欧阳敏', '张伟 (David)', 'Anne-Marie Smith', "Sean O'Brien"]; // prettier-ignore
const PEOPLE = [...new Set([...planted.flatMap(({ people }) => people), ...MORE])];
const CALLED = ['Bob said it would come', 'ask Bill or Ted', 'mar told me', 'Tyler Holloway rang', 'T. Holloway', 'Anne-Marie rang', '岚姐您好', '小岚在吗', '岚岚说过', '欧阳女士来电', '梅姐', '老李没来', 'Ｂｏｂ said', 'David说的', "from O'Brien"]; // prettier-ignore
const TEXTS = [...planted.map(({ text }) => text), ...CALLED];

test('who is left out of the search would not have been found: the same is found of all people and of these', () => {
  const kept = TEXTS.map((text) => ({ text, people: peopleIn(text, PEOPLE) }));
  const differ = kept.filter(
    ({ text, people }) =>
      JSON.stringify(findPersonalData(text, { people })) !== JSON.stringify(findPersonalData(text, { people: PEOPLE })),
  );
  expect(differ).toEqual([]);
  expect(kept.flatMap(({ people }) => people).length).toBeLessThan((TEXTS.length * PEOPLE.length) / 50);
  expect(kept.some(({ people }) => people.length > 0)).toBe(true);
});
