import { describe, expect, it } from 'vitest';
import { pointsOf, reasonsOf, talkWith } from '#testkit/practice/talks.ts';

const questions = (...lines: string[]): number | null => pointsOf(talkWith('en', lines), 'questions');
const why = (...lines: string[]): string[] => reasonsOf(talkWith('en', lines), 'questions');

const OPEN = ['t: What were you cooking when it tripped?', 'c: A chicken, on the middle shelf, for an hour.'];

const asked = (answer: string): number => questions('t: What happened when you switched it on?', `c: ${answer}`) ?? 0;

describe('questions', () => {
  it('are best open, one at a time, with a check at the end', () => {
    const points = questions(
      ...OPEN,
      't: How would you like this settled?',
      'c: A new one, please.',
      't: Does that make sense?',
    );
    expect(points).toBeGreaterThanOrEqual(3.5);
  });

  it('that can be answered with yes or no stay below that', () => {
    const closed = [
      't: Is it on?',
      'c: Yes',
      't: Is it hot?',
      'c: No',
      't: Did it click?',
      'c: No',
      't: Was it new?',
      'c: Yes',
    ];
    expect(questions(...closed)).toBeLessThanOrEqual(3);
    expect(why(...closed)).toContain('only-closed');
  });

  it('that were never asked give one point at most', () => {
    expect(questions('t: Fine.', 't: I will refund it today.')).toBeLessThanOrEqual(1);
    expect(why('t: Fine.')).toContain('no-question');
  });

  it('cost when there are too many at once, and twice they are an interrogation', () => {
    const many = 't: Does it click? Does it hum? Is it hot? Where is it?';
    expect(why(many)).toContain('too-many-at-once');
    expect(questions(...OPEN, many, 't: Is it red? Is it big? Who bought it?')).toBeLessThanOrEqual(2);
  });

  it('cost for what had been told, and for what is never needed', () => {
    expect(why('c: It is LH-UK-55812.', 't: What is your order number?')).toContain('asked-again');
    expect(why('t: Please send your passport.')).toContain('asked-too-much');
  });

  it('are worth what they bring', () => {
    expect(asked('It hummed for a minute and then the light went out.')).toBeGreaterThan(asked('Nothing.'));
  });

  it('cost where the customer says that it stood there', () => {
    const lines = ['c: It trips the fuse.', 't: What does it do?', 'c: I just said what it does.'];
    expect(why(...lines)).toContain('asked-again');
  });

  it('that only accuse are not called none', () => {
    expect(why('t: Who else would have signed for it? Are you sure you were in?')).not.toContain('no-question');
    expect(questions('t: Who else would have signed for it? Are you sure you were in?')).toBe(0);
  });

  it('that blame ask nothing', () => {
    expect(questions("t: Why didn't you check the box?")).toBe(0);
  });
});
