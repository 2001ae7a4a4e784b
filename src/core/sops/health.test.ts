import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Run } from '#shared/domain/sop/index.ts';
import { HOUR } from '#shared/kernel/units.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { anAgent, row } from '#testkit/core-team.ts';
import { aRun, aSop, does, givesUp, skips, type Act } from '#testkit/sop-rows.ts';

let lab: Lab;
const scope = (id: string) => ['dir', 'q:q1', 'p:q1', 'q:q2', 'p:q2', 'sop:one', 'w:one', `a:${id}`];
const skipping: Act[] = [does(10, 'verify'), skips(20, 'ask'), does(30, 'close')];
const whole: Act[] = [does(10, 'verify'), does(20, 'ask'), does(30, 'close')];
const many = (name: string, n: number, acts: readonly Act[], more: object = {}): Run[] =>
  Array.from({ length: n }, (_, i) => aRun(`${name}-${i}`, acts, more));
const v2 = { sopId: 'sop-refund-v2', version: 2 };

beforeEach(() => {
  lab = openLab();
  for (const id of ['ana', 'bo'] as const) {
    const agent = anAgent(id, { role: id === 'ana' ? 'lead' : 'agent' });
    lab.hub.accounts.set(id, { agent, password: `${id}-password`, scope: scope(id) });
    lab.hub.store.put([row('agent', agent)]);
  }
  lab.hub.store.put([row('sop', aSop()), row('sop', aSop({ id: 'sop-refund-v2', version: 2 }))]);
});
afterEach(() => lab.close());

async function signedIn(handle: string): Promise<TestDesk> {
  const desk = lab.desk(`${handle}-desk`);
  await desk.app.session.signIn({ handle, password: `${handle}-password` });
  await lab.clock.advance(5000);
  return desk;
}
const seed = (runs: readonly Run[]) => lab.hub.store.put(runs.map((run) => row('run', run)));

test('a lead sees each version, what stands out of it and what the newest changed, also without the hub', async () => {
  seed([...many('a', 20, skipping), ...many('b', 10, whole), ...many('c', 12, whole, v2)]);
  const ana = await signedIn('ana');
  lab.hub.isDown = true;
  const { versions, effect, isPartial } = await ana.app.sops.health({ key: 'refund' });
  expect(isPartial).toBe(false);
  expect(versions.map(({ version, runs }) => [version, runs.begun, runs.completed])).toEqual([
    [2, 12, 12],
    [1, 30, 30],
  ]);
  expect(versions[1]?.findings).toMatchObject([{ kind: 'skipped-often', step: 'ask', n: 20, of: 30 }]);
  expect(versions[1]?.adherence).toMatchObject({ n: 40, of: 60 });
  expect(effect).toMatchObject({ before: 1, after: 2, missing: 0, adherence: { verdict: 'higher' } });
  const { versions: late } = await ana.app.sops.health({ key: 'refund', since: lab.clock.now() + HOUR });
  expect(late.map(({ runs }) => runs.begun)).toEqual([0, 0]);
});

test('whoever only walks is told nothing', async () => {
  const bo = await signedIn('bo');
  await expect(bo.app.sops.health({ key: 'refund' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('it is said that runs are missing: of a queue that is not here, or of a version that is gone', async () => {
  seed([aRun('x', whole, { version: 7 })]);
  const ana = await signedIn('ana');
  const health = () => ana.app.sops.health({ key: 'refund' });
  expect(await health()).toMatchObject({ isPartial: true, versions: [{ runs: { begun: 0 } }, { runs: { begun: 0 } }] });
  lab.hub.store.commit([{ tbl: 'run', id: 'x', data: null }], { by: 'hub', agentId: null, at: 0 });
  await ana.app.sync.now({});
  await lab.clock.advance(3000);
  expect((await health()).isPartial).toBe(false);
  lab.hub.store.put([row('queue', { id: 'q9' as never, name: { zh: '投诉', en: 'Complaints' } })]);
  await ana.app.sync.now({});
  await lab.clock.advance(3000);
  expect((await health()).isPartial).toBe(true);
});

test('of a procedure nobody has walked there is nothing to compare, and of an unknown one nothing at all', async () => {
  const ana = await signedIn('ana');
  const { effect } = await ana.app.sops.health({ key: 'refund' });
  expect(effect).toMatchObject({ missing: 10, completed: { verdict: 'too-few' }, time: null });
  expect(await ana.app.sops.health({ key: 'none' })).toEqual({ versions: [], effect: null, isPartial: false });
});

test('the newest five thousand runs are counted, and the rest is said to be missing', async () => {
  lab.hub.pageRows = 20_000;
  seed([
    ...many('a', 2400, skipping),
    ...many('b', 2400, [...skipping.slice(0, 1), givesUp(90)], v2),
    ...many('c', 201, whole),
  ]);
  const ana = await signedIn('ana');
  await lab.clock.advance(10_000);
  const { versions, isPartial } = await ana.app.sops.health({ key: 'refund' });
  expect(versions.reduce((sum, { runs }) => sum + runs.begun, 0)).toBe(5000);
  expect(isPartial).toBe(true);
});
