import { expect } from 'vitest';
import type { ShowingId } from '#shared/kernel/ids.ts';
import { sampleCardContent } from './card-sample.ts';
import type { AppClient } from './core-desk.ts';

const ABOUT = { ticketId: 't1', contactId: null } as const;

/** A card is written and published; a line is read, meant otherwise, answered with a card; all of it is told. */
export async function guidanceCalls({ guidance }: AppClient): Promise<void> {
  const about = ABOUT as never as { ticketId: null; contactId: null };
  const content = sampleCardContent({ needs: [], emotions: ['anger', 'anxiety', 'confusion', 'disappointment'] });
  const { cardId } = await guidance.publishCard({ key: null, baseVersion: 0, content, summary: '' });
  const key = /^card-(.+)-v1$/.exec(cardId)?.[1] ?? '';
  expect((await guidance.cards({})).cards.map(({ id }) => id)).toContain(cardId);
  expect((await guidance.cardVersions({ key })).versions).toHaveLength(1);
  expect((await guidance.read({ text: '太过分了' })).feeling?.emotion).toBe('anger');
  const { state, lines } = await guidance.reading(about);
  expect(state).toBe('on');
  const line = lines.findLast(({ speaker }) => speaker === 'customer')!.key;
  await guidance.correct({ ...about, line, emotion: 'anxiety', needs: ['security'] });
  // An answered line brings no card, and what is not shown cannot be used.
  const showingId = 'showing-1' as ShowingId;
  expect(await guidance.show({ ...about, showingId, cardId, line })).toEqual({ isKept: false });
  await guidance.use({ showingId });
  await guidance.dismiss({ showingId });
  expect((await guidance.answers(about)).answers).toEqual([]);
  await expect(guidance.stepHints({ ...about, runId: 'gone' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await guidance.effects({ key })).versions).toEqual([]);
  expect((await guidance.corrections({})).corrections).toEqual([]);
  await guidance.retireCard({ cardId, isRetired: true });
}
