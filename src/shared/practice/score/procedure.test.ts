import { describe, expect, it } from 'vitest';
import { PROCEDURE, pointsOf, reasonsOf, talkWith } from '#testkit/practice/talks.ts';
import { rightPath, walkedOf } from './procedure.ts';
import type { Talk } from './talk.ts';

const ASKED = ['t: 先跟您对一下：订单号和手机后四位。', 'c: 6027，QD-558213', '> identity=verified'];
const PROMISED = ['t: 我周五中午前打给您。', '> promise=done'];
const talk = (lines: string[], truth: Talk['truth'] = null): Talk =>
  talkWith('zh', lines, { procedure: PROCEDURE, truth });
const points = (lines: string[], truth: Talk['truth'] = null): number | null =>
  pointsOf(talk(lines, truth), 'procedure');
const WHOLE = [...ASKED, '> find=late', '> push=done', ...PROMISED];

describe('the procedure', () => {
  it('is not scored where there is none', () => {
    expect(pointsOf(talkWith('zh', WHOLE), 'procedure')).toBeNull();
  });

  it('is whole when every step is done in order and borne out', () => {
    expect(points(WHOLE)).toBe(5);
  });

  it('is about 3 with one required step missing, about 1 with half of it, 0 with none', () => {
    expect(points([...ASKED, '> find=late', ...PROMISED])).toBe(3);
    expect(points([...ASKED, '> find=late'])).toBeLessThanOrEqual(1.5);
    expect(points(['t: 好。'])).toBe(0);
  });

  it('follows the way that is right where it is known', () => {
    const truth = { identity: 'verified', find: 'lost', again: 'enough' };
    expect(points(WHOLE, truth)).toBeLessThan(3);
    expect(walkedOf(talk(WHOLE, truth)).find(({ step }) => step.key === 'find')?.state).toBe('wrong');
    expect(rightPath(PROCEDURE, truth, []).map(({ key }) => key)).toEqual(['identity', 'find', 'again', 'promise']);
  });

  it('may come to a step again, as often as it was ticked', () => {
    const lines = [...ASKED, '> find=lost', '> again=more', '> again=enough', ...PROMISED];
    expect(points(lines)).toBe(5);
    expect(walkedOf(talk(lines)).map(({ step }) => step.key)).toEqual([
      'identity',
      'find',
      'again',
      'again',
      'promise',
    ]);
  });

  it('costs to be late, to skip, and to tick what was not said', () => {
    const late = ['> find=late', ...ASKED, '> push=done', ...PROMISED];
    expect(reasonsOf(talk(late), 'procedure')).toContain('step-late');
    expect(points([...ASKED, '> find=late', '> push', ...PROMISED])).toBeLessThan(5);
    const unsaid = ['t: 好。', '> identity=verified', '> find=late', '> push=done', '> promise=done'];
    expect(reasonsOf(talk(unsaid), 'procedure').filter((because) => because === 'not-borne-out')).toHaveLength(2);
  });
});
