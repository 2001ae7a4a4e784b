import { Button, CloseButton, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { useT } from '../../lib/i18n.tsx';
import { useMe } from '../../lib/reads.ts';
import { useGo } from '../../lib/router.ts';
import css from './ticket-properties.module.css';
import type { TicketEdit } from './use-ticket-edit.ts';

type Part = { ticket: TicketDetail; edit: TicketEdit };

/** Who is told what happens here, and what belongs together with it. */
export function Around({ ticket, edit }: Part) {
  const t = useT('tickets');
  const { go } = useGo();
  return (
    <>
      <Followers ticket={ticket} edit={edit} />
      {ticket.articles.length > 0 && (
        <Row label={t('property.articles')}>
          <ul className={css['links']}>
            {ticket.articles.map(({ articleId, title }) => (
              <li key={articleId}>
                <UnstyledButton className={css['link']} onClick={() => go('knowledge', articleId)}>
                  {title}
                </UnstyledButton>
                {edit.reason === null && (
                  <CloseButton
                    size="xs"
                    aria-label={t('property.unlink', { title })}
                    onClick={() => edit.unlink(articleId)}
                  />
                )}
              </li>
            ))}
          </ul>
        </Row>
      )}
      {ticket.mergedFrom.length > 0 && (
        <Row label={t('property.mergedFrom')}>
          <ul className={css['links']}>
            {ticket.mergedFrom.map(({ ticketId, number, subject }) => (
              <li key={ticketId}>
                <UnstyledButton className={css['link']} onClick={() => go('inbox', ticketId)}>
                  #{number} {subject}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </Row>
      )}
    </>
  );
}

function Followers({ ticket, edit }: Part) {
  const t = useT('tickets');
  const messages = useT('messages');
  const me = useMe();
  const isMine = ticket.followers.some(({ agentId }) => agentId === me?.id);
  const names = ticket.followers.map(({ agentId, name }) => (agentId === me?.id ? t('property.me', { name }) : name));
  return (
    <Row label={t('property.followers')}>
      <span className={css['people']}>
        <span>{names.length === 0 ? t('property.noFollowers') : names.join(messages('listSeparator'))}</span>
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={edit.reason !== null}
          title={edit.reason ?? undefined}
          onClick={() => edit.follow(!isMine)}
        >
          {t(isMine ? 'action.unfollow' : 'action.follow')}
        </Button>
      </span>
    </Row>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css['row']}>
      <span className={css['label']}>{label}</span>
      {children}
    </div>
  );
}
