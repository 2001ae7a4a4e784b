import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Api } from '../../lib/api.tsx';
import { DraftKeeper, EMPTY_DRAFT, type DraftContent, type DraftKind } from './draft-keeper.ts';

type Saved = { ticketId: string; draft: DraftContent & { kind: DraftKind } };

/** Stores drafts, except while it is broken. */
function desk() {
  const stored = new Map<string, Saved['draft'] & { updatedAt: number }>();
  const state = { isBroken: false };
  const drafts = {
    get: async ({ ticketId }: { ticketId: string }) => ({
      drafts: ['reply', 'note'].flatMap((kind) => stored.get(`${kind}:${ticketId}`) ?? []),
    }),
    save: async ({ ticketId, draft }: Saved) => {
      if (state.isBroken) throw new Error('disk');
      stored.set(`${draft.kind}:${ticketId}`, { ...draft, updatedAt: 1 });
    },
  };
  return { state, open: () => new DraftKeeper({ drafts } as unknown as Api) };
}

const kind = fc.constantFrom<DraftKind>('reply', 'note');
const text = fc.constantFrom('', '您好', 'a longer text');
const change = fc.record<Partial<DraftContent>>(
  {
    body: text,
    macroId: fc.constantFrom(null, 'm1', 'deleted'),
    signature: fc.constantFrom(null, '', '林晓'),
    attachments: fc.constantFrom([], [{ id: 'f1' } as never], [{ id: 'f1' } as never, { id: 'f2' } as never]),
  },
  { requiredKeys: [] },
);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('edit' as const), kind, change }) },
  fc.record({ do: fc.constantFrom('flush' as const, 'load' as const, 'break' as const, 'mend' as const) }),
  fc.record({ do: fc.constantFrom('fail to send' as const, 'send' as const), kind }),
);

it('whatever is done and however the disk fails, a window opened again shows what the last one showed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const { state, open } = desk();
      const keeper = open();
      for (const one of steps) {
        if (one.do === 'edit') keeper.edit('t1', one.kind, one.change);
        else if (one.do === 'flush') await keeper.flush();
        else if (one.do === 'load') await keeper.load('t1');
        else if (one.do === 'fail to send')
          await keeper.send('t1', one.kind, () => Promise.reject(new Error('no'))).catch(() => undefined);
        else if (one.do === 'send') {
          // Sending clears the draft in the same step, as the core does.
          await keeper.send('t1', one.kind, async () => undefined);
          keeper.edit('t1', one.kind, EMPTY_DRAFT);
        } else state.isBroken = one.do === 'break';
      }
      state.isBroken = false;
      expect(await keeper.settle()).toBe(true);
      const again = open();
      await again.load('t1');
      for (const one of ['reply', 'note'] as const) expect(again.read('t1', one)).toEqual(keeper.read('t1', one));
    }),
    { numRuns: 200 },
  );
});
