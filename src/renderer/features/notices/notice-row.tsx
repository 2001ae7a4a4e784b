import { IconArticle, IconAt, IconCheck, IconStar } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { NoticeItem } from '#shared/contract/app/notices.ts';
import { useT } from '../../lib/i18n.tsx';
import { useFormat, useNow } from '../../lib/time.ts';
import { IconButton } from '../../ui/index.ts';
import { noticePlace, noticeTitle } from './notice-words.ts';
import css from './notices.module.css';

const PICTURES = { mention: IconAt, followed: IconStar, article: IconArticle, kept: IconArticle } as const;

type Props = {
  notice: NoticeItem;
  isFirst: boolean;
  onOpen: () => void;
  onDismiss: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

/** One thing told: who, what, where and the words themselves. The whole of it opens the place. */
export function NoticeRow({ notice, isFirst, onOpen, onDismiss, onKeyDown }: Props) {
  const t = useT('notices');
  const format = useFormat();
  const now = useNow(30_000);
  const Icon = PICTURES[notice.kind];
  const place = noticePlace(notice, t);
  return (
    <li className={css['notice']}>
      <button
        type="button"
        className={css['open']}
        data-notice
        data-autofocus={isFirst || undefined}
        aria-keyshortcuts="Delete"
        onClick={onOpen}
        onKeyDown={onKeyDown}
      >
        <Icon size={16} stroke={1.6} aria-hidden />
        <span className={css['what']}>{noticeTitle(notice, t)}</span>
        <time dateTime={new Date(notice.at).toISOString()} title={format.dateTime(notice.at)}>
          {format.ago(notice.at, Math.max(now, notice.at))}
        </time>
        {notice.body !== '' && (
          <span className={css['body']} dir="auto">
            {notice.body}
          </span>
        )}
        {place !== '' && <span className={css['place']}>{place}</span>}
      </button>
      <IconButton icon={IconCheck} label={t('dismiss')} onClick={onDismiss} />
    </li>
  );
}
