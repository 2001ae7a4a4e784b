import type { SopDraft } from '#shared/contract/app/sop-desk.ts';
import { DraftKeeper } from '../../../lib/draft-keeper.ts';
import { codeOf } from '../../../lib/errors.ts';

export { AUTOSAVE_MS, RETRY_MS, type DraftState } from '../../../lib/draft-keeper.ts';

type Store = { readonly sops: { readonly saveDraft: (draft: SopDraft) => Promise<unknown> } };

/** What the desk knows of it besides is not part of what is written. */
const plain = ({ key, baseVersion, content, summary, lessonId }: SopDraft): SopDraft => ({
  key,
  baseVersion,
  content,
  summary,
  lessonId,
});

/** Procedures being written, kept safe. What the contract does not take is not tried again as it is. */
export class SopDraftKeeper extends DraftKeeper<SopDraft> {
  constructor({ sops }: Store) {
    super({
      keyOf: ({ key }) => key,
      plain,
      store: async (draft) => {
        await sops.saveDraft(draft);
        return draft;
      },
      isHopeless: (error) => codeOf(error) === 'INVALID',
    });
  }
}
