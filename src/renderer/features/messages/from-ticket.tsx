import { UnstyledButton } from '@mantine/core';
import type { TimelineItem } from '#shared/contract/app/messages.ts';
import { useT } from '../../lib/i18n.tsx';
import { useGo } from '../../lib/router.ts';
import css from './timeline-line.module.css';

/** A line that was written on a ticket merged into this one says so, and leads there. */
export function FromTicket({ item: { fromTicket } }: { item: TimelineItem }) {
  const t = useT('messages');
  const { go } = useGo();
  if (fromTicket === null) return null;
  const number = String(fromTicket.number);
  return (
    <>
      {' · '}
      <UnstyledButton
        className={css['from']}
        aria-label={t('from.open', { number })}
        onClick={() => go('inbox', fromTicket.ticketId)}
      >
        {t('from.ticket', { number })}
      </UnstyledButton>
    </>
  );
}
