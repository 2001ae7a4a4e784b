import { describe, expect, it } from 'vitest';
import { sampleCard } from '#testkit/card-sample.ts';
import { findCards, type Wanted } from './find.ts';

const counted = { authorName: null, shown: 0, used: 0 };
const cards = [
  { ...sampleCard('waits', { title: { zh: '催了几次', en: 'Asked again' } }), ...counted },
  {
    ...sampleCard('any', { title: { zh: '先听完', en: 'Hear it out' }, emotions: ['anxiety'], needs: [] }),
    ...counted,
  },
];
const find = (wanted: Partial<Wanted>): string[] =>
  findCards(cards, { text: '', emotion: null, need: null, ...wanted }, ({ title }) => title.zh).map(({ key }) => key);

describe('the list of cards', () => {
  it('is narrowed by words of either language, also from what is said', () => {
    expect(find({ text: 'hear OUT' })).toEqual(['any']);
    expect(find({ text: '催了 几次' })).toEqual(['waits']);
    expect(find({ text: '解释流程' })).toHaveLength(2);
    expect(find({ text: '没有的' })).toEqual([]);
  });

  it('is narrowed to an emotion, and to a need, for which a card for any need is found too', () => {
    expect(find({ emotion: 'anger' })).toEqual(['waits']);
    expect(find({ need: 'fairness' })).toEqual(['any']);
    expect(find({ need: 'efficiency' })).toHaveLength(2);
  });
});
