import {
  IconArchive,
  IconArchiveOff,
  IconClipboardCheck,
  IconCopy,
  IconHistory,
  IconLink,
  IconPencil,
  IconQuote,
} from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { ArticlePage } from '#shared/contract/app/knowledge.ts';
import type { Action } from '../../../lib/actions.ts';
import { useMay } from '../../../lib/reads.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { useInsertArticle } from '../use-insert-article.ts';
import { articleLink, quoteOf } from './quote.ts';

export type ReaderActions = ReturnType<typeof useReaderActions>;

/** Still right: looked at again today, and due after the team's usual time. */
export function useReview(): (articleId: string) => void {
  const t = useT('knowledge');
  const { say } = useToaster();
  const review = useCommand((api, articleId: string) => api.knowledge.review({ articleId, reviewAt: null }), {
    onDone: () => say({ title: t('review.done'), tone: 'ok' }),
  });
  return (articleId) => void review.run(articleId);
}

export function useArchive(): (articleId: string, isArchived: boolean) => void {
  const t = useT('knowledge');
  const { say } = useToaster();
  const archive = useCommand((api, args: { articleId: string; isArchived: boolean }) => api.knowledge.archive(args));
  return (articleId, isArchived) =>
    void archive
      .run({ articleId, isArchived })
      .then((done) => done && say({ title: t(isArchived ? 'archive.done' : 'archive.undone'), tone: 'ok' }));
}

const GROUP = { group: 'knowledge' } as const;

/** What can be done with the article on screen. */
export function useReaderActions(article: ArticlePage, text: RefObject<HTMLElement | null>, openVersions: () => void) {
  const use = useUseActions(article, text);
  const care = useCareActions(article);
  const history: Action = {
    ...GROUP,
    id: 'knowledge.history',
    labelKey: 'knowledge:action.history',
    icon: IconHistory,
    keys: 'h',
    isEnabled: article.revisions.length > 1,
    perform: openVersions,
  };
  const all = [...Object.values(use), ...Object.values(care), history];
  return { ...use, ...care, history, all };
}

/** Into the reply of the open ticket, or elsewhere. */
function useUseActions(article: ArticlePage, text: RefObject<HTMLElement | null>) {
  const t = useT('knowledge');
  const { say } = useToaster();
  const insert = useInsertArticle();
  const number = { number: String(insert.ticket?.number ?? '') };
  const canInsert = insert.ticket !== null && article.status === 'published';
  const quote: Action = {
    ...GROUP,
    id: 'knowledge.quote',
    labelKey: 'knowledge:action.quote',
    labelArgs: number,
    icon: IconQuote,
    keys: 'i',
    isEnabled: canInsert,
    perform: () => insert.put(article.id, quoteOf(text.current)),
  };
  const link: Action = {
    ...GROUP,
    id: 'knowledge.link',
    labelKey: 'knowledge:action.link',
    labelArgs: number,
    icon: IconLink,
    keys: 'l',
    isEnabled: canInsert,
    perform: () => insert.link(article),
  };
  const copied = () => say({ title: t('linkCopied'), tone: 'ok' });
  const copy: Action = {
    ...GROUP,
    id: 'knowledge.copy-link',
    labelKey: 'knowledge:action.copyLink',
    icon: IconCopy,
    keys: 'c',
    perform: () => void navigator.clipboard?.writeText(articleLink(article.id)).then(copied),
  };
  return { quote, link, copy };
}

/** What keeps the article right. */
function useCareActions(article: ArticlePage) {
  const { go } = useGo();
  const mayPropose = useMay('article.propose');
  const stillRight = useReview();
  const archiveIt = useArchive();
  const isArchived = article.status === 'archived';
  const edit: Action = {
    ...GROUP,
    id: 'knowledge.edit',
    labelKey: article.hasDraft ? 'knowledge:action.continue' : 'knowledge:action.edit',
    icon: IconPencil,
    keys: 'e',
    isEnabled: mayPropose && !isArchived,
    perform: () => go('knowledge', article.id, 'edit'),
  };
  const review: Action = {
    ...GROUP,
    id: 'knowledge.review',
    labelKey: 'knowledge:action.review',
    icon: IconClipboardCheck,
    keys: 'r',
    isEnabled: article.mayPublish && !isArchived,
    perform: () => stillRight(article.id),
  };
  const archive: Action = {
    ...GROUP,
    id: 'knowledge.archive',
    labelKey: isArchived ? 'knowledge:action.restore' : 'knowledge:action.archive',
    icon: isArchived ? IconArchiveOff : IconArchive,
    keys: 'a',
    isEnabled: article.mayPublish,
    perform: () => archiveIt(article.id, !isArchived),
  };
  return { edit, review, archive };
}
