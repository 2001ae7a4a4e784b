import { IconBell, IconChecks } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { NoticeItem } from '#shared/contract/app/notices.ts';
import { useActions, type Action } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { ActionButton, EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { NoticeRow } from './notice-row.tsx';
import css from './notices.module.css';
import { useNotices } from './queries.ts';

/** Where the other screens open what a notice is about. */
export type NoticePlaces = {
  readonly onOpenTicket: (ticketId: string, messageId: string | null) => void;
  readonly onOpenArticle: (articleId: string) => void;
  readonly onOpenDraft: (articleId: string) => void;
};
type Props = NoticePlaces & { onLeave: () => void };
/** The most the contract lists and takes back at once. */
const MOST = 200;

export function NoticesPanel(props: Props) {
  const t = useT('notices');
  const { items, error, retry } = useNotices();
  if (error) return <ErrorState error={error} onRetry={retry} />;
  if (!items) return <Skeleton lines={5} />;
  if (items.length > 0) return <List {...props} items={items} />;
  return <EmptyState icon={<IconBell size={28} stroke={1.4} />} title={t('empty')} next={t('emptyNext')} />;
}

/** The reason stays with the words until its author puts it away: the editor shows it as long as the notice stands. */
const isDeclined = ({ kind, reason }: NoticeItem): boolean => kind === 'article' && reason === 'declined';

function List({ items, onLeave, onOpenTicket, onOpenArticle, onOpenDraft }: Props & { items: readonly NoticeItem[] }) {
  const t = useT('notices');
  const list = useRef<HTMLUListElement>(null);
  const dismiss = useCommand((api, notices: readonly NoticeItem[]) =>
    api.notices.dismiss({ noticeIds: notices.map(({ id }) => id) }),
  );
  const all: Action = {
    id: 'notices.dismiss-all',
    group: 'list',
    labelKey: 'notices:action.dismissAll',
    icon: IconChecks,
    keys: 'shift+d',
    perform: () => void dismiss.run(items),
  };
  useActions([all], { layer: 'dialog' });
  const focus = (index: number) => {
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-notice]');
    rows?.[Math.max(0, Math.min(items.length - 1, index))]?.focus();
  };
  // The list comes after the drawer: what was opened by keys goes on by keys.
  useEffect(() => list.current?.querySelector<HTMLElement>('[data-notice]')?.focus(), [list]);
  const putAway = (index: number) => {
    const notice = items[index];
    if (!notice) return;
    // The keyboard stays in the list: it moves on before its row goes.
    focus(index + 1 < items.length ? index + 1 : index - 1);
    void dismiss.run([notice]);
  };
  const open = (notice: NoticeItem) => {
    if (!isDeclined(notice)) void dismiss.run([notice]);
    onLeave();
    if (notice.articleId !== null && isDeclined(notice) && notice.hasDraft) onOpenDraft(notice.articleId);
    else if (notice.articleId !== null) onOpenArticle(notice.articleId);
    else if (notice.ticketId !== null) onOpenTicket(notice.ticketId, notice.messageId);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(index + 1),
      ArrowUp: () => focus(index - 1),
      Home: () => focus(0),
      End: () => focus(items.length - 1),
      Delete: () => putAway(index),
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move();
  };
  return (
    <div className={css['panel']}>
      <div className={css['tools']}>
        <span className="secondary">{t('hint')}</span>
        <ActionButton action={all} />
      </div>
      <ul ref={list} aria-label={t('title')}>
        {items.map((notice, i) => (
          <NoticeRow
            key={notice.id}
            notice={notice}
            isFirst={i === 0}
            onOpen={() => open(notice)}
            onDismiss={() => putAway(i)}
            onKeyDown={(event) => onKeyDown(event, i)}
          />
        ))}
      </ul>
      {items.length >= MOST && <p className="secondary">{t('most', { count: MOST })}</p>}
    </div>
  );
}
