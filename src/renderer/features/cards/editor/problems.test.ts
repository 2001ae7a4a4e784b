import { describe, expect, it } from 'vitest';
import { sampleCardContent } from '#testkit/card-sample.ts';
import { blankContent } from '../content.ts';
import { problemsOf } from './problems.ts';

const [a] = sampleCardContent().variants;
const withMirror = (zh: string) =>
  problemsOf(sampleCardContent({ variants: [{ ...a!, mirror: { zh, en: a!.mirror.en } }] }));

describe('what keeps a card from being published', () => {
  it('is nothing where all is written', () => {
    expect(problemsOf(sampleCardContent())).toEqual([]);
  });

  it('is said of the customer’s words: none, too many, or where they do not belong', () => {
    const place = 'variants.0.mirror.zh';
    expect(withMirror('您说得对。')).toEqual([{ place, words: 'problem.noWords' }]);
    expect(withMirror('{words}，{words}')).toEqual([{ place, words: 'problem.manyWords' }]);
    expect(withMirror('  ')).toEqual([{ place, words: 'problem.missing' }]);
    const question = { zh: '“{words}”是哪天？', en: 'When?' };
    expect(problemsOf(sampleCardContent({ variants: [{ ...a!, question }] }))).toEqual([
      { place: 'variants.0.question.zh', words: 'problem.strayWords' },
    ]);
  });

  it('goes down the form of a new card, both languages of a field together', () => {
    expect(problemsOf(blankContent()).map(({ place }) => place)).toEqual([
      'title.zh',
      'title.en',
      'emotions',
      ...['mirror', 'plain', 'question', 'avoid'].flatMap((text) =>
        ['zh', 'en'].map((language) => `variants.0.${text}.${language}`),
      ),
      'source.zh',
      'source.en',
    ]);
  });

  it('knows that no card is for nobody, or for the calm', () => {
    expect(problemsOf(sampleCardContent({ emotions: [] }))).toEqual([{ place: 'emotions', words: 'problem.emotions' }]);
    expect(problemsOf(sampleCardContent({ emotions: ['neutral'] }))).toEqual([
      { place: 'emotions', words: 'problem.calm' },
    ]);
  });
});
