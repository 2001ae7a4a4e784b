import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SopDraft, StoredSopDraft } from '#shared/contract/app/sop-desk.ts';
import { aContent } from '../testing-sops.ts';
import { AUTOSAVE_MS, RETRY_MS, SopDraftKeeper } from './draft-keeper.ts';

const stored = (summary = ''): StoredSopDraft => ({
  key: 'refund',
  baseVersion: 1,
  content: aContent(),
  summary,
  lessonId: null,
  updatedAt: 1,
  newestVersion: 1,
});

let saved: SopDraft[];
let fails: Error | null;
let keeper: SopDraftKeeper;
beforeEach(() => {
  vi.useFakeTimers();
  saved = [];
  fails = null;
  keeper = new SopDraftKeeper({
    sops: {
      saveDraft: (draft) => {
        if (fails) return Promise.reject(fails);
        saved.push(draft);
        return Promise.resolve({});
      },
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
});
const summaries = () => saved.map(({ summary }) => summary);

describe('a procedure being written', () => {
  it('is on the desk a moment after the last change, once', async () => {
    keeper.adopt(stored());
    keeper.edit('refund', { summary: 'a' });
    keeper.edit('refund', { summary: 'ab' });
    await vi.advanceTimersByTimeAsync(AUTOSAVE_MS);
    expect(summaries()).toEqual(['ab']);
    expect(keeper.state('refund')).toBe('clean');
  });

  it('stays here when it cannot be stored, and is tried again', async () => {
    keeper.adopt(stored());
    fails = new Error('disk full');
    keeper.edit('refund', { summary: 'a' });
    expect(await keeper.settle()).toBe(false);
    expect(keeper.state('refund')).toBe('failed');
    fails = null;
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(summaries()).toEqual(['a']);
  });

  it('is not tried again as it is when the desk does not take it, and why is known', async () => {
    keeper.adopt(stored());
    fails = new ORPCError('BAD_REQUEST');
    keeper.edit('refund', { summary: 'a' });
    await keeper.flush('refund');
    expect([keeper.state('refund'), keeper.error('refund')]).toEqual(['refused', fails]);
    fails = null;
    await vi.advanceTimersByTimeAsync(RETRY_MS * 2);
    expect(summaries()).toEqual([]);
    keeper.edit('refund', { summary: 'b' });
    await vi.advanceTimersByTimeAsync(AUTOSAVE_MS);
    expect([summaries(), keeper.state('refund'), keeper.error('refund')]).toEqual([['b'], 'clean', null]);
  });

  it('is not replaced by what the desk has while something here is not stored', () => {
    keeper.adopt(stored());
    keeper.edit('refund', { summary: 'mine' });
    keeper.adopt(stored('older'));
    expect(keeper.read('refund')?.summary).toBe('mine');
  });

  it('is neither saved nor begun anew once it was let go', async () => {
    const begin = vi.fn<() => Promise<StoredSopDraft>>(() => Promise.resolve(stored()));
    await keeper.load('refund', 0, { ask: () => Promise.resolve(null), begin });
    keeper.edit('refund', { summary: 'late' });
    keeper.release('refund');
    await keeper.load('refund', 0, { ask: () => Promise.resolve(null), begin });
    await vi.advanceTimersByTimeAsync(AUTOSAVE_MS * 2);
    expect(begin).toHaveBeenCalledTimes(1);
    expect(saved).toEqual([]);
    expect(keeper.read('refund')).toBeNull();
  });
});
