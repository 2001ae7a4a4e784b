import type { NoticeItem } from '#shared/contract/app/notices.ts';
import type { Translate } from '../../lib/i18n.tsx';

const ENDS = ['published', 'declined', 'resolved'] as const;

/** What happened, in one sentence. */
export function noticeTitle({ kind, reason, fromName }: NoticeItem, t: Translate<'notices'>): string {
  const name = fromName ?? t('someone');
  if (kind === 'mention' || kind === 'followed') return t(kind, { name });
  const end = ENDS.find((code) => code === reason);
  return end ? t(`article.${end}`, { name }) : t('article.other');
}

/** Where it happened; empty when that is no longer on this desk. */
export function noticePlace(
  { articleTitle, ticketNumber, ticketSubject }: NoticeItem,
  t: Translate<'notices'>,
): string {
  if (articleTitle !== null) return articleTitle;
  if (ticketNumber === null) return '';
  return t('ticket', { number: String(ticketNumber), subject: ticketSubject ?? '' });
}
