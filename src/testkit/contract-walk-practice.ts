import { expect } from 'vitest';
import type { AppClient } from './core-desk.ts';
import type { FakeClock } from './clock.ts';

/** One session from its ring to its card, shared, withdrawn and deleted, by somebody who may also see what the team shares. */
export async function practiceCalls({ practice }: AppClient, clock: FakeClock): Promise<void> {
  expect(await practice.setVoice({ isOn: false, url: '', model: '', key: 'k' })).toMatchObject({
    isOn: false,
    hasKey: true,
  });
  expect(await practice.voice({})).toMatchObject({ hasKey: true });
  const { cases, next } = await practice.library({ lang: 'en' });
  expect(cases.map(({ key }) => key)).toContain('refund-not-arrived');
  const ref = { ...next.ref, issue: 'refund-not-arrived', persona: null, channel: 'chat' as const };
  const { sessionId } = await practice.start({ ref });
  await practice.answer({});
  await clock.advance(5000);
  await practice.typing({});
  await practice.say({ text: 'Three weeks without the money, that would worry anybody. When did you send it back?' });
  await clock.advance(5000);
  expect((await practice.hint({})).line).not.toBe('');
  await practice.pause({ isPaused: true });
  await practice.pause({ isPaused: false });
  expect((await practice.takeBack({})).text).toMatch(/^Three weeks/);
  await practice.end({});
  expect((await practice.now({})).now?.state).toBe('ended');
  await practice.leave({});
  expect((await practice.sessions({ before: null, limit: 5 })).sessions.map((one) => one.sessionId)).toEqual([
    sessionId,
  ]);
  expect((await practice.session({ sessionId })).marks.length).toBeGreaterThan(0);
  await practice.progress({ lang: 'en' });
  await practice.share({ sessionId, isShared: true });
  const { shared, means } = await practice.team({});
  expect([shared.length <= 1, means]).toEqual([true, null]);
  for (const { shareId } of shared) await practice.sharedSession({ shareId });
  await expect(practice.sharedSession({ shareId: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await practice.share({ sessionId, isShared: false });
  await practice.remove({ sessionId });
}
