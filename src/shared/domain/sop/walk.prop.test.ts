import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actOf, anyMoves, anySop, entriesOf, fittingValues } from '#testkit/sop-arbitrary.ts';
import { isWalkable } from './check.ts';
import { graphOf } from './graph.ts';
import { Run, RunEntry, type SopContent } from './index.ts';
import { blocksOf, progressOf, standing, walk } from './walk.ts';

const started = 0;
const replay = (sop: SopContent, entries: RunEntry[]) => walk(sop, { startedAt: started, entries });
const anyWalk = fc.tuple(anySop, anyMoves()).map(([sop, moves]) => ({ sop, entries: entriesOf(sop, moves) }));
const later = (entries: readonly RunEntry[]) => entries.length + 1;
const by = (at: number) => ({ at, agentId: 'a1' as RunEntry['agentId'] });

/** Passes what stands in front, towards the end by the shortest way, until it is over. */
function toTheEnd(sop: SopContent, before: readonly RunEntry[]): RunEntry[] {
  const entries = [...before];
  const graph = graphOf(sop);
  for (let now = replay(sop, entries); now.current !== null; now = replay(sop, entries)) {
    if (entries.length > before.length + sop.steps.length) throw new Error('the shortest way does not end');
    const step = sop.steps.find(({ key }) => key === now.current);
    const ways = Object.entries(step?.next ?? {}).map(([result, to]) => ({
      result,
      left: to === null ? 0 : graph.shortest(to),
    }));
    const [best] = ways.toSorted((a, b) => a.left - b.left);
    const act = {
      did: 'result' as const,
      step: now.current,
      result: best?.result ?? '',
      values: fittingValues(step?.fields),
    };
    entries.push({ ...act, id: `end-${entries.length}`, ...by(later(entries)) });
  }
  return entries;
}

test('what the tests walk could be published', () => {
  fc.assert(fc.property(anySop, (sop) => isWalkable(sop)));
});

test('from wherever a walk has come, the shortest way leads to the end, in as many steps as were promised', () => {
  fc.assert(
    fc.property(anyWalk, ({ sop, entries }) => {
      const now = replay(sop, entries);
      const all = toTheEnd(sop, entries);
      expect(all.length - entries.length).toBe(progressOf(sop, now).left);
      const end = replay(sop, all);
      expect(end.current).toBeNull();
      expect(end.state).toBe(now.state === 'abandoned' ? 'abandoned' : 'completed');
    }),
  );
});

test('a run that went through a file replays to the same walk', () => {
  fc.assert(
    fc.property(anyWalk, ({ sop, entries }) => {
      const stored = RunEntry.array().parse(JSON.parse(JSON.stringify(entries)));
      const version = JSON.parse(JSON.stringify(sop)) as SopContent;
      expect(walk(version, { startedAt: started, entries: stored })).toEqual(replay(sop, entries));
      expect(Run.shape.entries.safeParse(stored).success).toBe(true);
    }),
  );
});

test('entries added in two goes give the walk that they give in one', () => {
  fc.assert(
    fc.property(fc.tuple(anyWalk, fc.nat()), ([{ sop, entries }, at]) => {
      const cut = at % (entries.length + 1);
      const [first, rest] = [entries.slice(0, cut), entries.slice(cut)];
      const before = replay(sop, first);
      const after = replay(sop, [...first, ...rest]);
      expect(after).toEqual(replay(sop, entries));
      expect(after.trail.length).toBeGreaterThanOrEqual(before.trail.length);
      expect(after.misfits.slice(0, before.misfits.length)).toEqual(before.misfits);
      expect(after.waived.slice(0, before.waived.length)).toEqual(before.waived);
    }),
  );
});

test('the trail never gets shorter, and going back crosses out and takes nothing away', () => {
  fc.assert(
    fc.property(anyWalk, ({ sop, entries }) => {
      for (const [i, entry] of entries.entries()) {
        const [before, after] = [replay(sop, entries.slice(0, i)), replay(sop, entries.slice(0, i + 1))];
        expect(after.trail.length).toBeGreaterThanOrEqual(before.trail.length);
        if (entry.did !== 'back' || after.misfits.length > before.misfits.length) continue;
        expect(after.trail.map((visit) => ({ ...visit, isTakenBack: false }))).toEqual(
          before.trail.map((visit) => ({ ...visit, isTakenBack: false })),
        );
        expect(after.current).toBe(entry.step);
      }
    }),
  );
});

test('an entry that does not fit moves nothing and is named', () => {
  fc.assert(
    fc.property(anyWalk, ({ sop, entries }) => {
      const bad = new Set(replay(sop, entries).misfits);
      const fitting = entries.filter(({ id }) => !bad.has(id));
      expect(replay(sop, fitting)).toEqual({ ...replay(sop, entries), misfits: [] });
    }),
  );
});

test('where a walk stands is a step of its procedure, or nowhere', () => {
  fc.assert(
    fc.property(anyWalk, ({ sop, entries }) => {
      const { current, state, endedAt, stoppedAt } = replay(sop, entries);
      expect(current === null || sop.steps.some(({ key }) => key === current)).toBe(true);
      expect(current === null).toBe(state !== 'going');
      expect(endedAt === null).toBe(state === 'going');
      expect(stoppedAt === null).toBe(state !== 'abandoned');
    }),
  );
});

test('the same passing said twice by two desks is passed once, unless the way leads back to the same step', () => {
  fc.assert(
    fc.property(anyWalk, ({ sop, entries }) => {
      const last = entries.at(-1);
      const now = replay(sop, entries);
      if (!last || last.did === 'waive' || now.misfits.includes(last.id)) return;
      if (last.did === 'result' && now.current === last.step) return;
      if (last.did === 'skip' && now.current === last.step) return;
      const again = replay(sop, [...entries, { ...last, id: 'again' }]);
      if (last.did === 'back') expect(again.trail).toEqual(now.trail);
      else expect(again).toEqual({ ...now, misfits: [...now.misfits, 'again'] });
    }),
  );
});

test('once completed, only blocking steps whose last visit was skipped hold anything back', () => {
  fc.assert(
    fc.property(anyWalk, ({ sop, entries }) => {
      const end = replay(sop, toTheEnd(sop, entries));
      if (end.state !== 'completed') return;
      const lastly = new Map(standing(end).map(({ step, state }) => [step, state]));
      const isOpen = ({ key, required }: SopContent['steps'][number]) =>
        required === 'block' && lastly.get(key) === 'skipped' && !end.waived.includes(key);
      const open = sop.steps.filter(isOpen).map(({ key }) => key);
      expect(blocksOf(sop, end).toSorted()).toEqual(open.toSorted());
    }),
  );
});

test('a blocking step that was skipped holds back until it is done late, let go, or taken back', () => {
  const skipped = fc.tuple(anySop, anyMoves(10), anyMoves(10));
  fc.assert(
    fc.property(skipped, ([made, first, rest]) => {
      const sop = { ...made, steps: made.steps.map((step) => ({ ...step, required: 'block' as const })) };
      const entries = entriesOf(sop, first);
      const key = replay(sop, entries).current;
      if (key === null || replay(sop, entries).waived.includes(key)) return;
      entries.push({ ...actOf(sop, entries, { did: 'skip', pick: 0 }, 'skip'), ...by(later(entries)) });
      for (const [i, move] of rest.entries()) {
        const now = replay(sop, entries);
        const lastly = standing(now).findLast(({ step }) => step === key);
        if (now.waived.includes(key) || lastly?.state !== 'skipped') return;
        expect(blocksOf(sop, now)).toContain(key);
        entries.push({ ...actOf(sop, entries, move, `rest-${i}`), ...by(later(entries)) });
      }
    }),
  );
});

test('while it goes on, a walk holds back for every blocking step that no way to the end leaves out', () => {
  fc.assert(
    fc.property(anyWalk, ({ sop, entries }) => {
      const now = replay(sop, entries);
      if (now.current === null) return;
      const passed = toTheEnd(sop, entries).slice(entries.length);
      const ahead = passed.flatMap((entry) => (entry.did === 'result' ? [entry.step] : []));
      const skipped = standing(now)
        .filter(({ state }) => state === 'skipped')
        .map(({ step }) => step);
      for (const block of blocksOf(sop, now)) expect([...ahead, ...skipped]).toContain(block);
    }),
  );
});

test('giving up lifts nothing, unless nothing was ever passed; what it leaves can be done late or let go, one by one', () => {
  let held = 0;
  fc.assert(
    fc.property(anyWalk, ({ sop, entries }) => {
      const now = replay(sop, entries);
      if (now.state !== 'going') return;
      const given = { did: 'abandon' as const, id: 'given', reason: 'customer-left' as const, note: '' };
      const end = [...entries, { ...given, ...by(later(entries)) }];
      const left = blocksOf(sop, replay(sop, end));
      expect(left).toEqual(now.trail.length === 0 ? [] : expect.arrayContaining(blocksOf(sop, now)));
      for (const key of left) {
        const result = Object.keys(sop.steps.find((step) => step.key === key)?.next ?? {})[0] ?? '';
        const late = { did: 'result' as const, id: 'late', step: key, result, values: {} };
        const waive = { did: 'waive' as const, id: 'waive', step: key, note: 'x' };
        for (const act of [late, waive]) {
          const after = replay(sop, [...end, { ...act, ...by(later(end)) }]);
          expect(blocksOf(sop, after).toSorted()).toEqual(left.filter((one) => one !== key).toSorted());
          expect(after).toMatchObject({ state: 'abandoned', current: null, misfits: now.misfits });
        }
        held += 1;
      }
    }),
    { numRuns: 300 },
  );
  expect(held).toBeGreaterThan(20);
});
