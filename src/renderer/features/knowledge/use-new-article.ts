import type { Api } from '../../lib/api.tsx';
import { useLanguage, useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { useGo } from '../../lib/router.ts';
import { useToaster } from '../../lib/toaster.ts';
import { useSpaces } from './queries.ts';

type Start = Parameters<Api['knowledge']['startDraft']>[0];

/** Begins articles: from nothing, a solved ticket, an item of a checklist, or questions customers ask. Opens the editor. */
export function useNewArticle() {
  const t = useT('knowledge');
  const { go } = useGo();
  const { say } = useToaster();
  const language = useLanguage();
  const spaceId = useSpaces().data?.spaces[0];
  const start = useCommand((api, from: Start) => api.knowledge.startDraft(from), {
    onDone: ({ articleId }) => go('knowledge', articleId, 'edit'),
  });
  const within = (make: (spaceId: string) => Start) => {
    // A desk that holds no space has nowhere to put an article.
    if (spaceId === undefined) return say({ title: t('noSpace'), message: t('noSpaceNext'), tone: 'warn' });
    void start.run(make(spaceId));
  };
  return {
    empty: () => within((space) => ({ from: 'nothing', spaceId: space, language, title: '' })),
    fromTicket: (ticketId: string) => within((space) => ({ from: 'ticket', ticketId, spaceId: space })),
    fromCluster: (clusterId: string) => within((space) => ({ from: 'cluster', clusterId, spaceId: space })),
    fromChecklist: (checklistId: string, itemKey: string, title: string) =>
      void start.run({ from: 'checklist', checklistId, itemKey, title, language }),
  };
}
