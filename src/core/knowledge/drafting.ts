import { implement } from '@orpc/server';
import { knowledge as contract } from '#shared/contract/app/knowledge.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import type { Clock, Ids } from '../kernel/ports.ts';
import { found, Refusal } from '../kernel/refusal.ts';
import { discardDraft, draftsIn, findDraft, putDraft, saveDraft } from './drafts.ts';
import { flagged } from './flagged.ts';
import { startDraft } from './start-draft.ts';
import { articleTable } from './tables.ts';

type Deps = { readonly desk: CurrentDesk; readonly clock: Clock; readonly ids: Ids };

async function remove(desk: Desk, contents: readonly string[]): Promise<void> {
  for (const sha256 of contents) await desk.files.remove(sha256);
}

/** What an author has begun, on this desk alone. */
export function drafting({ desk, clock, ids }: Deps) {
  const os = implement(contract);
  return {
    drafts: os.drafts.handler(() => ({ drafts: desk().read(draftsIn) })),
    draft: os.draft.handler(({ input }) => ({
      draft: desk().read((db) => findDraft(db, input.articleId)) ?? null,
    })),
    startDraft: os.startDraft.handler(({ input }) => {
      const here = desk();
      if (!mayDo(here.agent().role, 'article.propose')) throw new Refusal('FORBIDDEN');
      return here.writeLocal((tx, changed) => startDraft({ tx, ids, now: clock.now(), changed }, input));
    }),
    saveDraft: os.saveDraft.handler(async ({ input }) => {
      const here = desk();
      const { draft, gone } = here.writeLocal((tx, changed) => saveDraft({ tx, at: clock.now(), changed, ids }, input));
      await remove(here, gone);
      return { draft };
    }),
    discardDraft: os.discardDraft.handler(async ({ input }) => {
      const here = desk();
      await remove(
        here,
        here.writeLocal((tx, changed) => discardDraft(tx, input.articleId, changed)),
      );
      return {};
    }),
    rebaseDraft: os.rebaseDraft.handler(({ input }) =>
      desk().writeLocal((tx, changed) => {
        const { updatedAt: _, ...draft } = found(findDraft(tx, input.articleId));
        const { version } = found(articleTable.get(tx, input.articleId)).data;
        return putDraft(tx, { ...draft, baseVersion: version }, clock.now(), changed);
      }),
    ),
    personalData: os.personalData.handler(({ input }) => ({ found: desk().read((db) => flagged(db, input)) })),
  };
}
