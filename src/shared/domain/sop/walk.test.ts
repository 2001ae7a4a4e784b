import { expect, test } from 'vitest';
import { SopContent, type RunEntry } from './index.ts';
import { blocksOf, progressOf, standing, walk } from './walk.ts';

const words = (text: string) => ({ zh: text, en: text });
const step = (key: string, next: Record<string, string | null>, required = 'none') => ({
  key,
  kind: 'confirm',
  title: words(key),
  required,
  next,
  results: Object.keys(next).map((result) => ({ key: result, label: words(result) })),
});
const sopOf = (...steps: object[]) =>
  SopContent.parse({ title: words('t'), tags: [], articleIds: [], start: 'verify', steps });

/** Who they are has to be known; then a refund is offered, again as long as they hesitate. */
const refund = sopOf(
  step('verify', { known: 'offer', unknown: 'close' }, 'block'),
  step('offer', { taken: 'close', again: 'verify' }, 'warn'),
  step('close', { done: null }),
);

type Said = Partial<RunEntry> & { did: RunEntry['did'] };
const entriesOf = (...said: Said[]) =>
  said.map((one, i) => ({
    id: `e${i}`,
    at: 10 * (i + 1),
    agentId: 'a1',
    values: {},
    note: '',
    ...one,
  })) as unknown as RunEntry[];
const walked = (...said: Said[]) => walk(refund, { startedAt: 5, entries: entriesOf(...said) });
const passed = (name: string, result: string): Said => ({ did: 'result', step: name, result });
const skipped = (name: string, result: string): Said => ({
  did: 'skip',
  step: name,
  result,
  reason: 'urgent',
});
const back = (name: string): Said => ({ did: 'back', step: name });

test('a run stands at its first step, with the fewest steps ahead', () => {
  const now = walked();
  expect(now).toMatchObject({ current: 'verify', since: 5, state: 'going', endedAt: null, trail: [] });
  expect(progressOf(refund, now)).toEqual({ done: 0, left: 2 });
});

test('both kinds of branches lead where their result says', () => {
  expect(walked(passed('verify', 'known')).current).toBe('offer');
  expect(walked(passed('verify', 'unknown')).current).toBe('close');
  expect(walked(passed('verify', 'known'), passed('offer', 'again')).current).toBe('verify');
});

test('the last step completes it, at the moment it was passed', () => {
  const end = walked(passed('verify', 'unknown'), passed('close', 'done'));
  expect(end).toMatchObject({ current: null, state: 'completed', endedAt: 20, since: 20 });
  expect(standing(end).map(({ since }) => since)).toEqual([5, 10]);
});

test('results that objects have from birth lead nowhere', () => {
  for (const result of ['constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty']) {
    const now = walked(passed('verify', result));
    expect(now).toMatchObject({ current: 'verify', misfits: ['e0'] });
    expect(blocksOf(refund, now)).toEqual(['verify']);
    expect(walked(skipped('verify', 'known'), passed('verify', result)).misfits).toEqual(['e1']);
  }
});

test('of two people on one run the second is a misfit, and the walk stands where the first brought it', () => {
  const now = walked(passed('verify', 'known'), passed('verify', 'unknown'), passed('nowhere', 'x'));
  expect(now).toMatchObject({ current: 'offer', misfits: ['e1', 'e2'] });
});

test('what was skipped holds back until it is done late', () => {
  const skip = [skipped('verify', 'known'), passed('offer', 'taken'), passed('close', 'done')];
  expect(blocksOf(refund, walked(...skip))).toEqual(['verify']);
  const late = walked(...skip, passed('verify', 'known'));
  expect(blocksOf(refund, late)).toEqual([]);
  expect(late.trail[0]).toMatchObject({ state: 'done', isLate: true, reason: '' });
  expect(late).toMatchObject({ state: 'completed', endedAt: 30 });
});

test('what was skipped and done on a second round holds nothing back', () => {
  const round = [skipped('verify', 'known'), passed('offer', 'again'), passed('verify', 'known')];
  expect(blocksOf(refund, walked(...round))).toEqual([]);
});

test('what was skipped in two rounds is made up for once', () => {
  const rounds = [skipped('verify', 'known'), passed('offer', 'again'), skipped('verify', 'known')];
  expect(blocksOf(refund, walked(...rounds))).toEqual(['verify']);
  expect(blocksOf(refund, walked(...rounds, passed('verify', 'known')))).toEqual([]);
});

test('what a lead lets go holds nothing back, before or after', () => {
  const waive: Said = { did: 'waive', step: 'verify' };
  expect(blocksOf(refund, walked(skipped('verify', 'known'), waive))).toEqual([]);
  expect(blocksOf(refund, walked(waive, waive))).toEqual([]);
  expect(walked(waive, waive).waived).toEqual(['verify']);
});

test('going back keeps what was passed, crossed out', () => {
  const now = walked(passed('verify', 'known'), passed('offer', 'taken'), back('verify'));
  expect(now.current).toBe('verify');
  expect(now.trail.map(({ step: name, isTakenBack }) => [name, isTakenBack])).toEqual([
    ['verify', true],
    ['offer', true],
  ]);
  expect(walked(back('verify')).misfits).toEqual(['e0']);
});

test('going back opens what was completed', () => {
  const now = walked(passed('verify', 'unknown'), passed('close', 'done'), back('close'));
  expect(now).toMatchObject({ current: 'close', state: 'going', endedAt: null });
});

test('a walk that was given up stands nowhere, moves no more, and says where it stopped; of nothing done nothing is held back', () => {
  const given: Said = { did: 'abandon', reason: 'other' };
  expect(blocksOf(refund, walked(given))).toEqual([]);
  const now = walked(passed('verify', 'known'), passed('offer', 'again'), back('offer'), given);
  expect(now).toMatchObject({ state: 'abandoned', current: null, stoppedAt: 'offer' });
  expect(walked(given, given, back('verify'), passed('verify', 'known')).misfits).toEqual(['e1', 'e2', 'e3']);
});

test('making up with another result does not change where a given-up walk stopped', () => {
  const sop = sopOf(
    step('verify', { known: 'sign', unknown: 'close' }),
    step('sign', { done: 'close' }, 'block'),
    step('close', { done: null }),
  );
  const entries = entriesOf(skipped('verify', 'known'), passed('verify', 'unknown'), {
    did: 'abandon',
    reason: 'other',
  });
  expect(blocksOf(sop, walk(sop, { startedAt: 0, entries }))).toEqual(['sign']);
});

test('giving up after going back holds back what stood before; it is done after all one by one, or let go', () => {
  const given: Said = { did: 'abandon', reason: 'customer-left' };
  const sop = sopOf(step('verify', { known: 'sign' }, 'block'), step('sign', { done: null }, 'block'));
  const of = (...said: Said[]) => walk(sop, { startedAt: 0, entries: entriesOf(...said) });
  const gone = [skipped('verify', 'known'), back('verify'), given];
  expect(blocksOf(sop, of(...gone)).toSorted()).toEqual(['sign', 'verify']);
  const late = of(...gone, passed('sign', 'done'));
  expect(blocksOf(sop, late)).toEqual(['verify']);
  expect(late).toMatchObject({ state: 'abandoned', current: null, stoppedAt: 'verify', endedAt: 30, misfits: [] });
  expect(progressOf(sop, late)).toEqual(progressOf(sop, of(...gone)));
  expect(blocksOf(sop, of(...gone, passed('sign', 'done'), { did: 'waive', step: 'verify' }))).toEqual([]);
  expect(of(...gone, passed('sign', 'done'), passed('sign', 'done')).misfits).toEqual(['e4']);
});

test('a skip that was taken back counts again once the walk is given up on another way', () => {
  const sop = sopOf(
    step('verify', { known: 'sign', unknown: 'close' }),
    step('sign', { done: 'close' }, 'block'),
    step('close', { done: null }),
  );
  const way = [passed('verify', 'known'), skipped('sign', 'done'), back('verify'), passed('verify', 'unknown')];
  const given: Said = { did: 'abandon', reason: 'customer-left' };
  const of = (...said: Said[]) => blocksOf(sop, walk(sop, { startedAt: 0, entries: entriesOf(...said) }));
  expect(of(...way)).toEqual([]);
  expect(of(...way, given)).toEqual(['sign']);
  expect(of(...way, given, passed('sign', 'done'))).toEqual([]);
});
