import { describe, expect, it } from 'vitest';
import { pointsOf, reasonsOf, talkWith } from '#testkit/practice/talks.ts';

const ownership = (...lines: string[]): number | null => pointsOf(talkWith('en', lines), 'ownership');
const why = (...lines: string[]): string[] => reasonsOf(talkWith('en', lines), 'ownership');

const TIMED = "t: I've just ordered a new one, it's with you on Tuesday.";
const RETURN = "t: I'm Nadia, this stays with me. I'll ring you on Tuesday at four either way.";

describe('ownership', () => {
  it('is a step with a time, a name, and coming back of oneself', () => {
    expect(ownership(TIMED, RETURN)).toBeGreaterThanOrEqual(4.5);
    expect(why(TIMED, RETURN)).toEqual(expect.arrayContaining(['step-with-time', 'came-back', 'gave-name']));
  });

  it('is half of it without a time', () => {
    const untimed = ownership("t: I'll raise it with the depot.", "t: I'll send the papers.", "t: I'll chase them.");
    expect(untimed).toBeLessThanOrEqual(3);
    expect(untimed).toBeGreaterThanOrEqual(1);
  });

  it('needs no time where it is done on the spot', () => {
    expect(why("t: I've just stopped the payments.")).toContain('step-with-time');
  });

  it('ends below five where nobody says who stays with it', () => {
    expect(ownership(TIMED, TIMED.replace('Tuesday', 'Friday'))).toBeLessThanOrEqual(4);
  });

  it('is little where somebody will, or the customer is to come again', () => {
    expect(ownership('t: Someone will be in touch as soon as possible.')).toBeLessThanOrEqual(1);
    expect(ownership(TIMED, 't: If not, please contact us again.')).toBeLessThan(ownership(TIMED) ?? 0);
  });

  it('is none where it is pushed away or blamed on others', () => {
    expect(ownership("t: That's our policy.", "t: You'll have to contact the courier.")).toBe(0);
    expect(why("t: We don't control how other agents phrase things.")).toContain('blamed-others');
    expect(ownership('t: You should have read the manual.', 't: Goodbye.')).toBe(0);
  });
});
