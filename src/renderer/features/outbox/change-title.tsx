import type { OutboxItem } from '#shared/contract/app/outbox.ts';
import { hashOf } from '../../lib/router.ts';
import { mutationWords } from './mutation-words.ts';
import type { Voice } from './words/voice.ts';
import css from './outbox-panel.module.css';

type Props = { item: OutboxItem; voice: Voice; onLeave: () => void; hidesText?: boolean };

/** What the change does, and on which ticket; the ticket is a link while this desk still has it. */
export function ChangeTitle({ item, voice, onLeave, hidesText = false }: Props) {
  const what = mutationWords(item.mutation, voice, hidesText);
  const { ticketNumber, ticketSubject, mutation } = item;
  if (!('ticketId' in mutation) || mutation.ticketId === null) return <p className={css['what']}>{what}</p>;
  if (ticketNumber === null) return <p className={css['what']}>{voice.t('onUnknown', { what })}</p>;
  const number = String(ticketNumber);
  return (
    <p className={css['what']}>
      {what} ·{' '}
      <a href={hashOf('inbox', mutation.ticketId)} onClick={onLeave} title={ticketSubject ?? undefined}>
        {voice.common('ticketNumber', { number })}
      </a>
    </p>
  );
}
