import { Button } from '@mantine/core';
import { REJECTIONS } from '#shared/domain/mutation/rejections.ts';
import type { Notice } from '#shared/domain/notice.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { hashOf } from '../../lib/router.ts';
import { useFormat } from '../../lib/time.ts';
import css from './outbox-panel.module.css';
import { useCopy } from './use-copy.ts';

/** Words of the agent that the hub could not place: kept here, to copy, until put away. */
export function NoticeCard({ notice, onLeave }: { notice: Notice; onLeave: () => void }) {
  const t = useT('outbox');
  const format = useFormat();
  const copy = useCopy();
  const dismiss = useCommand((api) => api.outbox.dismissNotice({ noticeId: notice.id }));
  const reason = REJECTIONS.find((code) => code === notice.reason);
  return (
    <li className={css['change']}>
      <p>{t('notice.said', { time: format.dateTime(notice.at) })}</p>
      {reason && <p className="secondary">{t(`notice.${reason}`)}</p>}
      <blockquote className={css['text']}>{notice.body}</blockquote>
      <div className={css['buttons']}>
        <Button variant="default" onClick={() => copy(notice.body)}>
          {t('copyText')}
        </Button>
        {notice.ticketId !== null && (
          <Button variant="default" component="a" href={hashOf('inbox', notice.ticketId)} onClick={onLeave}>
            {t('openTicket')}
          </Button>
        )}
        {notice.ticketId === null && notice.articleId !== null && (
          <Button variant="default" component="a" href={hashOf('knowledge', notice.articleId)} onClick={onLeave}>
            {t('openArticle')}
          </Button>
        )}
        <Button variant="subtle" loading={dismiss.isRunning} onClick={() => void dismiss.run()}>
          {t('gotIt')}
        </Button>
      </div>
    </li>
  );
}
