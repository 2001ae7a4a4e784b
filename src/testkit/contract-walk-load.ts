import { expect } from 'vitest';
import { DEFAULT_LOAD } from '#shared/domain/load/index.ts';
import type { AgentId } from '#shared/kernel/ids.ts';
import type { AppClient } from './core-desk.ts';

const ADA = 'ada' as AgentId;
const SHIFT = {
  id: 'ada',
  agentId: ADA,
  teamId: 'service',
  timeZone: 'Asia/Shanghai',
  startsOn: '2026-11-16',
  weeks: [Array.from({ length: 7 }, () => [{ from: 540, to: 1050, breaks: [] }])],
  exceptions: [],
};

/** A lead rests, looks at their own day, agrees with the team on something, plans a shift, and asks for a team that cannot be heard. */
export async function loadCalls({ load, board }: AppClient): Promise<void> {
  await load.active({});
  await load.quiet({ forMs: 60_000 });
  await load.rest({ action: 'take' });
  expect((await load.now({})).rest).toMatchObject({ cause: 'time' });
  await load.rest({ action: 'end' });
  const { date } = await load.day({ date: null });
  expect((await load.days({})).dates).toContain(date);
  expect(JSON.parse((await load.export({})).text)).toMatchObject({ agent: { handle: 'ada' } });
  await load.forget({ date });
  await load.setOwn({ everyMs: 30 * 60_000 });
  expect((await load.rules({})).rules.everyMs).toEqual({ value: 30 * 60_000, source: 'own' });
  await load.savePolicy({ policy: { id: 'service', teamId: 'service', ...DEFAULT_LOAD } });
  expect((await load.policies({})).policies).toMatchObject([{ isShared: true }]);
  await load.saveShift({ shift: SHIFT });
  expect((await load.shifts({})).people.find(({ agentId }) => agentId === ADA)?.shift).toEqual(SHIFT);
  await load.removeShift({ agentId: ADA });
  expect(await board.watch({})).toMatchObject({ isLive: false, agents: [] });
  await expect(board.relieve({ agentId: ADA })).rejects.toMatchObject({ code: 'HUB_UNREACHABLE' });
  await expect(board.cover({ agentId: ADA })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await board.stagger({ hours: 2 })).rests).toEqual([]);
}
