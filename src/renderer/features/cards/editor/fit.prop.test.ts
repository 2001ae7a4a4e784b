import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '#shared/domain/channel.ts';
import { EMOTIONS, NEEDS, STAGES } from '#shared/domain/guidance/index.ts';
import { sampleCardContent, sampleFeeling } from '#testkit/card-sample.ts';
import { misfitOf, type Misfit } from './fit.ts';

const intensity = fc.constantFrom(0, 1, 2, 3);
const contents = fc
  .record({
    emotions: fc.subarray([...EMOTIONS], { minLength: 1 }),
    needs: fc.subarray([...NEEDS]),
    stages: fc.subarray([...STAGES]),
    channels: fc.subarray([...CHANNELS]),
    intensity,
    urgent: fc.boolean(),
    heldShare: fc.constantFrom(0, 0.5),
  })
  .map(sampleCardContent);
const feelings = fc
  .record({
    emotion: fc.constantFrom(...EMOTIONS),
    intensity,
    needs: fc.subarray([...NEEDS]),
    escalate: fc.boolean(),
    sureness: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(sampleFeeling);

describe('why a sentence brings no card', () => {
  it('names a reason that is true', () => {
    fc.assert(
      fc.property(contents, feelings, (content, feeling) => {
        const isTrue: Record<Misfit, boolean> = {
          calm: feeling.emotion === 'neutral',
          unsure: feeling.sureness < 0.5,
          emotion: !content.emotions.includes(feeling.emotion),
          weak: feeling.intensity < content.intensity,
          calmer: content.urgent && !feeling.escalate,
          need: content.needs.length > 0 && !content.needs.some((need) => feeling.needs.includes(need)),
        };
        const misfit = misfitOf(content, feeling);
        return misfit === null ? !Object.values(isTrue).some(Boolean) : isTrue[misfit];
      }),
    );
  });

  it('is one reason at a time, the first to mend', () => {
    const content = sampleCardContent({ intensity: 3 });
    expect(misfitOf(content, sampleFeeling({ emotion: 'anxiety', intensity: 1 }))).toBe('emotion');
    expect(misfitOf(content, sampleFeeling({ intensity: 1, needs: [] }))).toBe('weak');
    expect(misfitOf(content, sampleFeeling({ intensity: 3, needs: ['care'] }))).toBe('need');
    expect(misfitOf(content, sampleFeeling({ intensity: 3 }))).toBeNull();
  });
});
