import type { Api } from '../../lib/api.tsx';
import { useLanguage, useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { useGo } from '../../lib/router.ts';
import { useToaster } from '../../lib/toaster.ts';

type Start = Parameters<Api['knowledge']['startDraft']>[0];

/** Begins articles: from nothing, a solved ticket, an item of a checklist, or questions customers ask. Opens the editor. */
export function useNewArticle() {
  const t = useT('knowledge');
  const { go } = useGo();
  const { say } = useToaster();
  const language = useLanguage();
  const start = useCommand(
    async (api, make: (spaceId: string) => Start) => {
      const [spaceId] = (await api.knowledge.spaces({})).spaces;
      // A desk that holds no space has nowhere to put an article.
      return spaceId === undefined ? null : api.knowledge.startDraft(make(spaceId));
    },
    {
      onDone: (draft) => {
        if (draft) go('knowledge', draft.articleId, 'edit');
        else say({ title: t('noSpace'), message: t('noSpaceNext'), tone: 'warn' });
      },
    },
  );
  const within = (make: (spaceId: string) => Start) => void start.run(make);
  return {
    empty: () => within((space) => ({ from: 'nothing', spaceId: space, language, title: '' })),
    fromTicket: (ticketId: string) => within((space) => ({ from: 'ticket', ticketId, spaceId: space })),
    fromCluster: (clusterId: string) => within((space) => ({ from: 'cluster', clusterId, spaceId: space })),
    fromChecklist: (checklistId: string, itemKey: string, title: string) =>
      within(() => ({ from: 'checklist', checklistId, itemKey, title, language })),
  };
}
