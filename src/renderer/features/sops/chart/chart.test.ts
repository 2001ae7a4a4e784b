import { describe, expect, it } from 'vitest';
import { problemsOf } from '#shared/domain/sop/check.ts';
import { patchStep, setNext, type Content } from '../editor/edit.ts';
import { aContent, aVisit } from '../testing-sops.ts';
import { END, layoutOf, shapeOf, START, type Shape } from './layout.ts';
import { modelOf } from './model.ts';
import { stepTowards } from './move.ts';

const say = ({ zh }: { zh: string }) => zh;
const walk = {
  trail: [
    aVisit('a', 'done'),
    aVisit('b', 'no', { isTakenBack: true }),
    aVisit('b', 'yes', { state: 'skipped', reason: 'urgent' }),
  ],
  current: 'c',
};

describe('what a chart shows of a walk', () => {
  const { steps } = modelOf(aContent(), walk);
  it('is what became of each step: the last visit that counts', () =>
    expect(steps.map(({ state }) => state)).toEqual(['done', 'skipped', 'current', null]));
  it('is the reason of a skipped one', () => expect(steps[1]?.reason).toBe('urgent'));
  it('is the way that was gone, and the one taken back', () =>
    expect(steps[1]?.results.map(({ key, path }) => [key, path])).toEqual([
      ['yes', 'skipped'],
      ['no', 'back'],
    ]));
});

it('problems are counted at their step, hints apart', () => {
  const content = setNext(aContent(), 'b', 'no', undefined);
  const { steps } = modelOf(content, null, problemsOf(content));
  expect(steps.map(({ problems }) => problems)).toEqual([0, 1, 0, 1]);
});

it('a way back to its own step leaves at its side and comes in again there', () => {
  const { boxes, lines } = layoutOf(modelOf(setNext(aContent(), 'b', 'no', 'b')), say);
  const box = boxes.get('b');
  const loop = lines.find(({ from, to }) => from === 'b' && to === 'b');
  const right = (box?.x ?? 0) + (box?.width ?? 0);
  expect(loop?.isBack).toBe(true);
  expect([loop?.points[0]?.x, loop?.points.at(-1)?.x]).toEqual([right, right]);
  expect(loop?.labelAt.x).toBeGreaterThan(right);
});

const shape = (content: Content) => shapeOf(modelOf(content, null, problemsOf(content)));

describe('the layout', () => {
  const layout = layoutOf(modelOf(aContent()), say);
  const y = (key: string) => layout.boxes.get(key)?.y ?? Number.NaN;

  it('goes from the beginning down to the end', () => {
    const column = [START, 'a', 'b', 'd', END].map(y);
    expect(column).toEqual(column.toSorted((a, b) => a - b));
    expect(new Set(column).size).toBe(5);
  });

  it('draws one line between two steps with all its results, or one for each where they are taken hold of', () => {
    const both = setNext(aContent(), 'b', 'no', 'c');
    const ways = (isApart: boolean) =>
      layoutOf(modelOf(both), say, isApart).lines.filter(({ from, to }) => from === 'b' && to === 'c');
    expect(ways(false).map(({ label }) => label)).toEqual(['结果 yes / 结果 no']);
    expect(ways(true)).toHaveLength(2);
  });

  it('stays while nothing is written but titles, and is made anew for a way or a label', () => {
    const before = shape(aContent());
    const titled = patchStep(aContent(), 'a', (step) => ({ ...step, title: { zh: '', en: 'x' }, help: step.title }));
    expect(shape(titled)).toBe(before);
    expect(shape(setNext(aContent(), 'b', 'no', undefined))).not.toBe(before);
    const results = [{ key: 'yes', label: { zh: '好', en: 'Well' } }];
    expect(shape(patchStep(aContent(), 'b', (step) => ({ ...step, results })))).not.toBe(before);
    expect(layoutOf(JSON.parse(before) as Shape, say)).toEqual(layoutOf(modelOf(aContent()), say));
  });

  it('draws nothing to a step that is not there', () => {
    const broken = setNext(aContent(), 'a', 'done', 'gone');
    expect(layoutOf(modelOf(broken), say).lines.some(({ to }) => to === 'gone')).toBe(false);
  });

  it('lets the arrows go along the ways, and beside', () => {
    expect(stepTowards(layout, 'a', 'ArrowDown')).toBe('b');
    expect(stepTowards(layout, 'b', 'ArrowDown')).toBe('c');
    expect(stepTowards(layout, 'b', 'ArrowUp')).toBe('a');
    expect(stepTowards(layout, 'c', 'ArrowDown')).toBeUndefined();
    const side = (layout.boxes.get('d')?.x ?? 0) > (layout.boxes.get('c')?.x ?? 0) ? 'ArrowRight' : 'ArrowLeft';
    expect(stepTowards(layout, 'c', side)).toBe('d');
  });

  it('prefers the way that was gone', () => {
    const gone = { trail: [aVisit('a', 'done'), aVisit('b', 'no')], current: 'd' };
    expect(stepTowards(layoutOf(modelOf(aContent(), gone), say), 'b', 'ArrowDown')).toBe('d');
  });
});
