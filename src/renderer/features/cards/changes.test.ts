import { describe, expect, it } from 'vitest';
import { sampleCardContent, sampleVariants } from '#testkit/card-sample.ts';
import { changesOf } from './changes.ts';

const before = sampleCardContent();
const [a] = before.variants;

describe('what changed between two versions', () => {
  it('is nothing between a version and itself, in whatever order its lists stand', () => {
    const turned = sampleCardContent({ emotions: ['disappointment', 'anger'] });
    expect(changesOf(before, turned)).toEqual([]);
  });

  it('is named by its place, with what stood there', () => {
    const after = sampleCardContent({
      title: { ...before.title, en: 'Again' },
      needs: [],
      heldShare: 0.2,
      urgent: true,
      variants: [{ ...a!, mirror: { zh: '“{words}”，我记下了。', en: a!.mirror.en } }],
    });
    expect(changesOf(before, after)).toEqual([
      { kind: 'text', place: 'title.en', before: 'en 催了几次', after: 'Again' },
      { kind: 'list', place: 'needs', before: ['efficiency'], after: [] },
      { kind: 'number', place: 'heldShare', before: 0, after: 0.2 },
      { kind: 'flag', place: 'urgent', before: false, after: true },
      {
        kind: 'text',
        place: 'variants.a.mirror.zh',
        before: '您说“{words}”，换我也着急。',
        after: '“{words}”，我记下了。',
      },
    ]);
  });

  it('tells a wording that came from one that went', () => {
    const two = sampleCardContent({ variants: sampleVariants(2) });
    expect(changesOf(before, two)).toEqual([{ kind: 'added', variant: 'b' }]);
    expect(changesOf(two, before)).toEqual([{ kind: 'removed', variant: 'b' }]);
  });
});
