import { describe, expect, test } from 'vitest';
import { Turns } from './turns.ts';

describe('turns', () => {
  test('at most so many run at once, the others in the order they came', async () => {
    const turns = new Turns(2, 10);
    const began: number[] = [];
    const works = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
    const all = works.map((work, i) =>
      turns.run(() => {
        began.push(i);
        return work.promise;
      }),
    );
    await Promise.resolve();
    expect(began).toEqual([0, 1]);
    works[1]?.resolve();
    await all[1];
    expect(began).toEqual([0, 1, 2]);
    works[0]?.reject(new Error('failed'));
    await expect(all[0]).rejects.toThrow('failed');
    expect(began).toEqual([0, 1, 2, 3]);
    for (const work of works) work.resolve();
    await Promise.all(all.slice(1));
    expect(began).toEqual([0, 1, 2, 3, 4]);
  });

  test('one more than it bears is refused with a time to come back, and let in when there is room again', async () => {
    const turns = new Turns(1, 2);
    const work = Promise.withResolvers<void>();
    const here = [turns.run(() => work.promise), turns.run(() => work.promise)];
    await expect(turns.run(() => work.promise)).rejects.toMatchObject({
      code: 'busy',
      retryAfterMs: expect.any(Number) as number,
    });
    work.resolve();
    await Promise.all(here);
    expect(await turns.run(() => Promise.resolve('in'))).toBe('in');
  });
});
