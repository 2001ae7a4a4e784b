import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_BODY } from '#shared/kernel/limits.ts';
import type { Api } from '../../lib/api.tsx';
import { AUTOSAVE_MS, DraftKeeper, EMPTY_DRAFT, type DraftContent, type DraftKind } from './draft-keeper.ts';

type Saved = { ticketId: string; draft: DraftContent & { kind: DraftKind } };

/** A desk that stores drafts, and can be slow or broken. */
function desk() {
  const stored = new Map<string, Saved['draft'] & { updatedAt: number }>();
  const saves: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  let fails = false;
  const drafts = {
    get: async ({ ticketId }: { ticketId: string }) => {
      const found = ['reply', 'note'].flatMap((kind) => stored.get(`${kind}:${ticketId}`) ?? []);
      await gate;
      return { drafts: found };
    },
    save: async ({ ticketId, draft }: Saved) => {
      await gate;
      if (fails) throw new Error('disk');
      saves.push(draft.body);
      const { kind: _, ...content } = draft;
      if (JSON.stringify(content) === JSON.stringify(EMPTY_DRAFT)) stored.delete(`${draft.kind}:${ticketId}`);
      else stored.set(`${draft.kind}:${ticketId}`, { ...draft, updatedAt: 1 });
      return {};
    },
  };
  return {
    keeper: new DraftKeeper({ drafts } as unknown as Api),
    /** The window, opened again. */
    restart: () => new DraftKeeper({ drafts } as unknown as Api),
    saves,
    body: (ticketId: string, kind = 'reply') => stored.get(`${kind}:${ticketId}`)?.body,
    put: (ticketId: string, body: string) =>
      stored.set(`reply:${ticketId}`, { kind: 'reply', ...EMPTY_DRAFT, body, updatedAt: 1 }),
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return () => {
        gate = Promise.resolve();
        resolve();
      };
    },
    breakIt: (isBroken: boolean) => {
      fails = isBroken;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('drafts', () => {
  it('1: are stored with the first key, and 400 ms after the last, once', async () => {
    const { keeper, saves } = desk();
    for (const body of ['您', '您好', '您好！']) {
      keeper.edit('t1', 'reply', { body });
      await vi.advanceTimersByTimeAsync(AUTOSAVE_MS - 1);
    }
    expect(saves).toEqual(['您']);
    await vi.advanceTimersByTimeAsync(1);
    expect(saves).toEqual(['您', '您好！']);
    expect(keeper.state('t1', 'reply')).toBe('clean');
  });

  it('1: are begun with the first thing that could be sent, and anew when they were emptied', async () => {
    const { keeper, saves } = desk();
    const steps: Partial<DraftContent>[] = [{ signature: '林晓' }, { body: ' ' }, { body: ' 您' }, { body: ' 您好' }];
    for (const change of steps) keeper.edit('t1', 'reply', change);
    await settle();
    expect(saves).toEqual([' 您']);
    // Emptied and begun anew within a moment: the desk hears of both.
    keeper.edit('t1', 'reply', { body: '' });
    keeper.edit('t1', 'reply', { body: '另' });
    keeper.edit('t1', 'reply', { body: '另外' });
    await settle();
    expect(saves).toEqual([' 您', '', '另']);
  });

  it('1: are stored at once when flushed, and not again afterwards', async () => {
    const { keeper, saves, body } = desk();
    const write = (more: string) => {
      keeper.edit('t1', 'reply', { body: `a${more}` });
      keeper.edit('t1', 'note', { body: `b${more}` });
      keeper.edit('t2', 'reply', { body: `c${more}` });
    };
    write('…');
    await settle();
    saves.splice(0);
    write('');
    await keeper.flush('t1');
    expect([body('t1'), body('t1', 'note'), body('t2')]).toEqual(['a', 'b', 'c…']);
    await vi.advanceTimersByTimeAsync(10 * AUTOSAVE_MS);
    expect(saves).toEqual(['a', 'b', 'c']);
  });

  it('2: are saved one after the other, so that the newest text is the one that stays', async () => {
    const { keeper, saves, hold, body } = desk();
    const release = hold();
    keeper.edit('t1', 'reply', { body: 'old' });
    const first = keeper.flush();
    keeper.edit('t1', 'reply', { body: 'new' });
    const second = keeper.flush();
    release();
    await Promise.all([first, second]);
    expect(saves).toEqual(['old', 'new'].slice(-saves.length));
    expect(body('t1')).toBe('new');
  });

  it('3: stay in memory when the disk refuses, say so, and are tried again', async () => {
    const { keeper, breakIt, body } = desk();
    breakIt(true);
    keeper.edit('t1', 'reply', { body: 'keep me' });
    await keeper.flush();
    expect(keeper.state('t1', 'reply')).toBe('failed');
    expect(keeper.read('t1', 'reply').body).toBe('keep me');
    breakIt(false);
    await keeper.flush();
    expect(body('t1')).toBe('keep me');
    expect(keeper.state('t1', 'reply')).toBe('clean');
  });

  it('4: come from the desk where nothing was typed', async () => {
    const { keeper, put } = desk();
    put('t1', 'from yesterday');
    await keeper.load('t1');
    expect(keeper.read('t1', 'reply').body).toBe('from yesterday');
  });

  it('4: are not replaced by an older text that was on its way', async () => {
    const { keeper, put, hold } = desk();
    put('t1', 'old');
    const release = hold();
    const loading = keeper.load('t1');
    keeper.edit('t1', 'reply', { body: 'typed meanwhile' });
    release();
    await loading;
    await vi.advanceTimersByTimeAsync(AUTOSAVE_MS);
    expect(keeper.read('t1', 'reply').body).toBe('typed meanwhile');
  });

  it('5: do not come back after they were sent, even when a save was under way', async () => {
    const { keeper, hold, body, put } = desk();
    const release = hold();
    keeper.edit('t1', 'reply', { body: 'sent' });
    void keeper.flush();
    const sending = keeper.send('t1', 'reply', async () => {
      put('t1', '');
    });
    expect(keeper.read('t1', 'reply').body).toBe('');
    const loading = keeper.load('t1');
    release();
    await Promise.all([sending, loading]);
    await vi.advanceTimersByTimeAsync(10 * AUTOSAVE_MS);
    expect(keeper.read('t1', 'reply').body).toBe('');
    expect(body('t1')).toBe('');
  });

  it('5: a text begun while the last one is being sent is stored after it', async () => {
    const { keeper, put, body } = desk();
    keeper.edit('t1', 'reply', { body: 'first' });
    const { promise, resolve } = Promise.withResolvers<void>();
    const sending = keeper.send('t1', 'reply', async () => {
      await promise;
      put('t1', '');
    });
    keeper.edit('t1', 'reply', { body: 'second' });
    await vi.advanceTimersByTimeAsync(AUTOSAVE_MS);
    resolve();
    await sending;
    await settle();
    expect(body('t1')).toBe('second');
  });

  it('6: stand in the box again when sending failed, before what was typed meanwhile', async () => {
    const { keeper, body } = desk();
    keeper.edit('t1', 'reply', { body: 'first', macroId: 'm1' });
    const sending = keeper.send('t1', 'reply', () => Promise.reject(new Error('no')));
    keeper.edit('t1', 'reply', { body: 'second' });
    await expect(sending).rejects.toThrow('no');
    expect(keeper.read('t1', 'reply')).toMatchObject({ body: 'first\nsecond', macroId: 'm1' });
    await vi.advanceTimersByTimeAsync(AUTOSAVE_MS);
    expect(body('t1')).toBe('first\nsecond');
  });

  it('7: are not handed over when they are longer than the desk takes, and are again once they fit', async () => {
    const { keeper, saves, body } = desk();
    const long = '长'.repeat(MAX_BODY + 1);
    keeper.edit('t1', 'reply', { body: long });
    await vi.advanceTimersByTimeAsync(AUTOSAVE_MS);
    expect(await keeper.settle()).toBe(false);
    await keeper.load('t1');
    expect([saves.length, keeper.state('t1', 'reply'), keeper.read('t1', 'reply').body]).toEqual([0, 'failed', long]);
    keeper.edit('t1', 'reply', { body: long.slice(1) });
    expect(await keeper.settle()).toBe(true);
    expect(body('t1')).toBe(long.slice(1));
  });

  it.each<Partial<DraftContent>>([
    { body: '您好', macroId: 'm1', signature: '林晓' },
    { macroId: 'changes only' },
    { body: '您好', signature: '' },
    { signature: '' },
  ])('8: come back whole in a window that was opened again: %j', async (change) => {
    const { keeper, restart } = desk();
    keeper.edit('t1', 'reply', change);
    await keeper.flush();
    const again = restart();
    await again.load('t1');
    expect(again.read('t1', 'reply')).toEqual({ ...EMPTY_DRAFT, ...change });
    await keeper.load('t1');
    expect(keeper.read('t1', 'reply')).toEqual({ ...EMPTY_DRAFT, ...change });
  });

  it('8: a macro that is dropped again does not come back', async () => {
    const { keeper, restart } = desk();
    keeper.edit('t1', 'reply', { macroId: 'm1' });
    await keeper.flush();
    keeper.edit('t1', 'reply', { macroId: null });
    await keeper.flush();
    const again = restart();
    await again.load('t1');
    expect(again.read('t1', 'reply')).toEqual(EMPTY_DRAFT);
  });

  it('are settled with what comes back from a sending that failed', async () => {
    const { keeper, body } = desk();
    keeper.edit('t1', 'reply', { body: 'first' });
    const { promise, reject } = Promise.withResolvers<void>();
    const sending = keeper.send('t1', 'reply', () => promise);
    const settled = keeper.settle();
    reject(new Error('no'));
    await expect(sending).rejects.toThrow('no');
    expect(await settled).toBe(true);
    expect(body('t1')).toBe('first');
  });
});
