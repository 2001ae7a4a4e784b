import { describe, expect, it } from 'vitest';
import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { causeOf, pointsAt, turningOf } from './course.ts';

const course = (...heats: number[]) => heats.map((heat, i) => ({ turn: i * 2, heat }));
const turns: PracticeRecord['turns'] = [
  { did: 'heard', at: 0, text: '退款呢？', reaction: 'opening', emotion: 'anger', intensity: 3 },
  { did: 'said', at: 1, text: '您等了二十天，我来查' },
  { did: 'waited', at: 2 },
];

describe('what stands out in how a feeling went', () => {
  it('is where it eased most', () => {
    expect(turningOf(course(0.8, 0.9, 0.5, 0.4))).toEqual({ index: 2, turn: 4, from: 0.9, to: 0.5 });
  });

  it('is where it rose most if it never eased', () => {
    expect(turningOf(course(0.4, 0.5, 0.8))).toEqual({ index: 2, turn: 4, from: 0.5, to: 0.8 });
  });

  it('is nothing where it hardly moved, or where there is too little', () => {
    expect(turningOf(course(0.5, 0.52, 0.49))).toBeNull();
    expect(turningOf(course(0.5))).toBeNull();
    expect(turningOf([])).toBeNull();
  });

  it('came of the last line that the trainee had said by then', () => {
    expect(causeOf(turns, 2)).toEqual({ turn: 1, said: '您等了二十天，我来查' });
    expect(causeOf(turns, 0)).toBeNull();
  });

  it('is drawn within its frame', () => {
    expect(pointsAt(course(1.4, 0.5, -1))).toEqual([
      { x: 0, y: 0 },
      { x: 50, y: 50 },
      { x: 100, y: 100 },
    ]);
    expect(pointsAt(course(0.5))).toEqual([{ x: 0, y: 50 }]);
  });
});
