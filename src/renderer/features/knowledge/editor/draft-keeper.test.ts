import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArticleDraft } from '#shared/contract/app/knowledge.ts';
import { ArticleDraftKeeper, AUTOSAVE_MS, RETRY_MS, type DraftContent } from './draft-keeper.ts';

const DRAFT = {
  articleId: 'k1',
  spaceId: 'help',
  baseVersion: 1,
  ticketId: null,
  checklist: null,
  proposalId: null,
  title: '退款',
  body: '',
  language: 'zh',
  tags: [],
  questions: [],
  files: [],
  returns: 0,
  updatedAt: 1,
} as unknown as ArticleDraft;

/** A desk that stores, or whose line is down. */
function desk() {
  const stored: string[] = [];
  const state = { isDown: false, hold: Promise.resolve(), cameBack: '' };
  const saveDraft = async (draft: DraftContent) => {
    await state.hold;
    if (state.isDown) throw new Error('disconnected');
    stored.push(draft.body);
    if (state.cameBack === '' || draft.returns > 0) return { draft: { ...draft, updatedAt: 2 } };
    return { draft: { ...draft, body: `${draft.body}\n\n${state.cameBack}`, returns: 1, updatedAt: 2 } };
  };
  return { stored, state, keeper: new ArticleDraftKeeper({ knowledge: { saveDraft } }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the keeper of article drafts', () => {
  it('1. has what was typed on the desk 400 ms after the last key, or at once when asked', async () => {
    const { keeper, stored } = desk();
    keeper.adopt(DRAFT);
    keeper.edit('k1', { body: 'a' });
    await vi.advanceTimersByTimeAsync(AUTOSAVE_MS - 1);
    keeper.edit('k1', { body: 'ab' });
    await vi.advanceTimersByTimeAsync(AUTOSAVE_MS - 1);
    expect(stored).toEqual([]);
    expect(keeper.state('k1')).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(stored).toEqual(['ab']);
    expect(keeper.state('k1')).toBe('clean');
    keeper.edit('k1', { body: 'abc' });
    await keeper.flush('k1');
    expect(stored).toEqual(['ab', 'abc']);
  });

  it('2. saves one after the other, the newest last', async () => {
    const { keeper, stored, state } = desk();
    const { promise, resolve: release } = Promise.withResolvers<void>();
    state.hold = promise;
    keeper.adopt(DRAFT);
    keeper.edit('k1', { body: 'old' });
    const first = keeper.flush();
    keeper.edit('k1', { body: 'new' });
    const second = keeper.flush();
    release();
    await Promise.all([first, second]);
    expect(stored.at(-1)).toBe('new');
    expect(keeper.isStored('k1')).toBe(true);
  });

  it('3. keeps what could not be saved and tries again until it is', async () => {
    const { keeper, stored, state } = desk();
    keeper.adopt(DRAFT);
    state.isDown = true;
    keeper.edit('k1', { body: 'kept' });
    expect(await keeper.settle()).toBe(false);
    expect(keeper.state('k1')).toBe('failed');
    expect(keeper.read('k1')?.body).toBe('kept');
    state.isDown = false;
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(stored).toEqual(['kept']);
    expect(await keeper.settle()).toBe(true);
  });

  it('4. never lets the desk replace what was typed here', async () => {
    const { keeper } = desk();
    keeper.adopt(DRAFT);
    keeper.edit('k1', { body: 'mine' });
    keeper.adopt({ ...DRAFT, body: 'older' });
    expect(keeper.read('k1')?.body).toBe('mine');
    await keeper.flush();
    await keeper.load('k1', keeper.releases('k1'), {
      ask: async () => {
        keeper.edit('k1', { body: 'typed meanwhile' });
        await keeper.flush();
        return { ...DRAFT, body: 'an old answer' };
      },
      begin: () => Promise.reject(new Error('there is one')),
    });
    expect(keeper.read('k1')?.body).toBe('typed meanwhile');
    keeper.adopt({ ...DRAFT, body: 'from another window' });
    expect(keeper.read('k1')?.body).toBe('from another window');
  });

  it('5. begins none anew for the editor it was let go in, and one for the next', async () => {
    const { keeper } = desk();
    let begun = 0;
    const from = {
      ask: () => Promise.resolve(null),
      begin: () => {
        begun += 1;
        return Promise.resolve(DRAFT);
      },
    };
    const opened = keeper.releases('k1');
    keeper.release('k1');
    await keeper.load('k1', opened, from);
    expect([begun, keeper.read('k1')]).toEqual([0, null]);
    await keeper.load('k1', keeper.releases('k1'), from);
    expect([begun, keeper.read('k1')?.title]).toEqual([1, '退款']);
  });

  it('5. takes over words that came back behind what is typed, once nothing newer is typed', async () => {
    const { keeper, stored, state } = desk();
    const { promise, resolve: release } = Promise.withResolvers<void>();
    keeper.adopt(DRAFT);
    state.cameBack = 'an hour of work';
    state.hold = promise;
    keeper.edit('k1', { body: 'a' });
    const first = keeper.flush();
    await vi.advanceTimersByTimeAsync(0);
    keeper.edit('k1', { body: 'ab' });
    release();
    await first;
    expect(keeper.read('k1')?.body).toBe('ab');
    await keeper.flush();
    expect(keeper.read('k1')).toMatchObject({ body: 'ab\n\nan hour of work', returns: 1 });
    keeper.edit('k1', { body: 'ab' });
    await keeper.flush();
    expect(stored).toEqual(['a', 'ab', 'ab']);
    expect(keeper.read('k1')?.body).toBe('ab');
  });

  it('6. never saves a draft that was let go', async () => {
    const { keeper, stored } = desk();
    keeper.adopt(DRAFT);
    keeper.edit('k1', { body: 'published meanwhile' });
    keeper.release('k1');
    await vi.advanceTimersByTimeAsync(AUTOSAVE_MS + RETRY_MS);
    expect(stored).toEqual([]);
    expect(keeper.read('k1')).toBeNull();
  });
});
