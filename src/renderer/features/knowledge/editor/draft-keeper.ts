import type { ArticleDraft } from '#shared/contract/app/knowledge.ts';
import { DraftKeeper } from '../../../lib/draft-keeper.ts';

export { AUTOSAVE_MS, RETRY_MS, type DraftState } from '../../../lib/draft-keeper.ts';

export type DraftContent = Omit<ArticleDraft, 'updatedAt'>;

function withoutTime(draft: DraftContent | ArticleDraft): DraftContent {
  const { updatedAt, ...content } = draft as ArticleDraft;
  void updatedAt;
  return content;
}

/** As much of the core as a keeper needs. */
type Store = { readonly knowledge: { readonly saveDraft: (draft: DraftContent) => Promise<{ draft: ArticleDraft }> } };

/** What authors type, kept safe. Words of a declined proposal come back with a save. */
export class ArticleDraftKeeper extends DraftKeeper<DraftContent> {
  constructor({ knowledge }: Store) {
    super({
      keyOf: ({ articleId }) => articleId,
      plain: withoutTime,
      store: async (content) => {
        const { draft } = await knowledge.saveDraft(content);
        return draft.returns === content.returns ? content : withoutTime(draft);
      },
    });
  }
}
