import { expect } from 'vitest';
import type { AppClient } from './core-desk.ts';

/** A lead without a solved ticket that fits: what has no draft is not there, and the team has none of its own. */
export async function scenarioCalls({ scenarios }: AppClient): Promise<void> {
  const none = { draftId: 'nobody-made-it' };
  const missing = { code: 'NOT_FOUND', defined: true };
  expect((await scenarios.candidates({ limit: 10 })).tickets.every(({ customerLines }) => customerLines >= 2)).toBe(
    true,
  );
  expect((await scenarios.drafts({})).drafts).toEqual([]);
  expect((await scenarios.published({})).scenarios).toEqual([]);
  await expect(scenarios.make({ ticketId: 'no-ticket' })).rejects.toMatchObject(missing);
  await expect(scenarios.draft(none)).rejects.toMatchObject(missing);
  await expect(scenarios.save({ ...none, issue: {} })).rejects.toMatchObject(missing);
  const finding = { place: 'title', kind: 'name' as const, text: 'x', isLooked: true };
  await expect(scenarios.look({ ...none, ...finding })).rejects.toMatchObject(missing);
  await expect(scenarios.publish(none)).rejects.toMatchObject(missing);
  await expect(scenarios.discard(none)).rejects.toMatchObject(missing);
  await expect(scenarios.retire({ scenarioId: 'nobody', isRetired: true })).rejects.toMatchObject(missing);
}
