import { describe, expect, test } from 'vitest';
import { runCrashPoints } from './run.ts';
import { MODES, whyNot } from './shim.ts';
import { PHASES } from './phases.ts';

const why = whyNot();
// Without a compiler there is no shim; anything else that is missing is a failure.
describe.skipIf(why !== undefined)(`a desk that is ended anywhere${why === undefined ? '' : ` (${why})`}`, () => {
  test('is whole when it is opened again, has every edit it had acknowledged, and comes level with its hub', async () => {
    const report = await runCrashPoints({ seed: 1, modes: MODES, phases: PHASES, sample: 150 });
    expect(report.violations).toEqual([]);
    expect(report.points).toBe(150);
    expect(Object.keys(report.perPhase)).toEqual(PHASES);
    // A phase that does little would prove little.
    for (const calls of Object.values(report.calls)) expect(calls).toBeGreaterThan(300);
  }, 300_000);

  test('would be seen to lose edits in a power cut if they did not wait for the disk, and only then', async () => {
    const careless = { seed: 1, phases: ['edits'], sample: 12, isCareless: true } as const;
    const power = await runCrashPoints({ ...careless, modes: ['power'] });
    // The file has lost them; all else holds, and the journal brings them to the hub.
    expect(new Set(power.violations.map(({ invariant }) => invariant))).toEqual(new Set(['keeps']));
    expect(power.violations.filter(({ what }) => what.endsWith('at the hub'))).toEqual([]);
    const [first] = power.violations;
    const again = await runCrashPoints({ ...careless, modes: ['power'], at: first!.at });
    expect(again.violations).toEqual(power.violations.filter(({ at }) => at === first!.at));
    const kill = await runCrashPoints({ ...careless, modes: ['kill'] });
    expect(kill.violations).toEqual([]);
  }, 300_000);
});
