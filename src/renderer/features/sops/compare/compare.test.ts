import { describe, expect, it } from 'vitest';
import { addStep, patchStep, removeStep, setNext } from '../editor/edit.ts';
import { aContent } from '../testing-sops.ts';
import { compareModel } from './compare-model.ts';
import { compareSops } from './compare.ts';

const marks = (diff: ReturnType<typeof compareSops>) => diff.steps.map(({ key, mark }) => `${mark} ${key}`);

describe('two versions', () => {
  it('that are the same differ in nothing, in whatever order the steps stand', () => {
    const { steps } = aContent();
    expect(compareSops(aContent(), aContent({ steps: steps.toReversed() }))).toEqual({ steps: [], properties: [] });
  });

  it('differ in steps that came and went, in their place', () => {
    const { content, key } = addStep(removeStep(aContent(), 'c'), 'a', 'info');
    expect(marks(compareSops(aContent(), content))).toEqual(['changed a', `added ${key}`, 'changed b', 'removed c']);
  });

  it('tell each language and each field by itself', () => {
    const now = patchStep(aContent(), 'a', (step) => ({
      ...step,
      title: { ...step.title, en: 'Verified' },
      help: { zh: '看证件', en: 'Look at the card' },
      required: 'block',
      softSeconds: 30,
    }));
    const [step] = compareSops(aContent(), now).steps;
    expect(step?.changes).toEqual([
      { what: 'title', in: 'en', before: 'Step a', after: 'Verified' },
      { what: 'help', in: 'zh', before: '', after: '看证件' },
      { what: 'help', in: 'en', before: '', after: 'Look at the card' },
      { what: 'required', before: 'none', after: 'block' },
      { what: 'time', before: null, after: 30 },
    ]);
  });

  it('tell where a result leads now, by the titles of both', () => {
    const [step] = compareSops(aContent(), setNext(aContent(), 'b', 'no', null)).steps;
    expect(step?.changes).toEqual([
      {
        what: 'way',
        result: { zh: '结果 no', en: 'Result no' },
        before: { to: 'd', title: { zh: '步骤 d', en: 'Step d' } },
        after: { to: null, title: null },
      },
    ]);
  });

  it('name what of the procedure itself is another', () => {
    const now = aContent({ title: { zh: '退款', en: 'Refunds' }, start: 'b' });
    expect(compareSops(aContent(), now).properties).toEqual(['title', 'start']);
  });

  it('stand in one chart, with what is gone struck out', () => {
    const model = compareModel(aContent(), removeStep(aContent(), 'c'));
    const ways = model.steps.flatMap(({ key, results }) =>
      results.filter(({ mark }) => mark !== null).map(({ mark, to }) => `${mark} ${key}>${to}`),
    );
    expect(model.steps.find(({ key }) => key === 'c')?.mark).toBe('removed');
    expect(ways).toEqual(['added b>null', 'removed b>c', 'removed c>null']);
  });
});
