import { describe, expect, it } from 'vitest';
import { batchesOf, readChosen } from './batches.ts';

const file = (path: string, text = '# x') => ({
  name: path.split('/').at(-1) ?? '',
  webkitRelativePath: path,
  size: text.length,
  text: () => Promise.resolve(text),
});

describe('a chosen folder', () => {
  it('gives its Markdown by the path below it, in order, without hidden folders', async () => {
    const chosen = [file('kb/zh/b.md'), file('kb/zh/a.MD'), file('kb/.git/x.md'), file('kb/logo.png')];
    expect((await readChosen(chosen)).map(({ path }) => path)).toEqual(['zh/a.MD', 'zh/b.md']);
  });
});

describe('files on their way into the core', () => {
  it('travel in calls of at most a hundred files', () => {
    const files = Array.from({ length: 250 }, (_, i) => ({ path: `${i}.md`, text: 'x' }));
    expect(batchesOf(files).map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(batchesOf(files).flat()).toEqual(files);
  });
  it('never make a message too large, however long each is', () => {
    const files = Array.from({ length: 4 }, (_, i) => ({ path: `${i}.md`, text: 'x'.repeat(200_000) }));
    expect(batchesOf(files)).toHaveLength(4);
  });
});
