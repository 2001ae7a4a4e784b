import { Button } from '@mantine/core';
import { IconMessageReply } from '@tabler/icons-react';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { Answer } from '#shared/contract/app/messages.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import { useActions, useKeysOf } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { useFormat } from '../../lib/time.ts';
import { ActionKeys } from '../../ui/action-keys.tsx';
import { ariaKeys } from '../../ui/key-hint.tsx';
import { shownOf, type Asked } from './answered.ts';
import css from './composer.module.css';
import type { Question } from './use-question.ts';

// Not letters alone: whoever types on after sending must not send by accident.
const READ_KEYS = 'alt+v';
const SEND_ANYWAY_KEYS = 'alt+y';

export function AnsweredNotice({ question }: { question: Question }) {
  const { asked, hindrance, read, sendAnyway } = question;
  return asked && <Notice asked={asked} hindrance={hindrance} onRead={read} onSend={sendAnyway} />;
}

type Props = { asked: Asked; hindrance: string | undefined; onRead: () => void; onSend: () => void };

/** Somebody has answered this customer meanwhile: who, when and what, and whether the own answer goes out all the same, as soon as it can. */
function Notice({ asked, hindrance, onRead, onSend }: Props) {
  const t = useT('messages');
  const title = useId();
  const words = useId();
  const reason = useId();
  const careful = useRef<HTMLButtonElement>(null);
  const { shown, earlier } = shownOf(asked);
  useEffect(() => careful.current?.focus(), []);
  const group = 'message' as const;
  useActions([
    { id: 'message.read-answer', group, labelKey: 'messages:answered.read', keys: 'alt+v', perform: onRead },
    {
      id: 'message.send-anyway',
      group,
      labelKey: 'messages:answered.send',
      keys: 'alt+y',
      isEnabled: hindrance === undefined,
      perform: onSend,
    },
  ]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape from within is the careful choice
    <div
      role="alertdialog"
      tabIndex={-1}
      aria-labelledby={title}
      aria-describedby={words}
      className={css['answered']}
      onKeyDown={(event) => noticeKeys(event, onRead)}
    >
      <strong id={title}>
        <IconMessageReply size={14} stroke={1.6} aria-hidden />
        {t('answered.title', { count: asked.answers.length })}
      </strong>
      <ul id={words}>
        {shown.map((answer) => (
          <Beginning key={answer.id} answer={answer} />
        ))}
        {earlier > 0 && <li className={css['quiet']}>{t('answered.more', { count: earlier })}</li>}
      </ul>
      <div className={css['choices']}>
        <Button
          ref={careful}
          size="compact-sm"
          variant="light"
          aria-keyshortcuts={ariaKeys(useKeysOf('message.read-answer', READ_KEYS))}
          rightSection={<ActionKeys id="message.read-answer" keys={READ_KEYS} />}
          onClick={onRead}
        >
          {t('answered.read')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={css['tool'] ?? ''}
          disabled={hindrance !== undefined}
          aria-describedby={reason}
          aria-keyshortcuts={ariaKeys(useKeysOf('message.send-anyway', SEND_ANYWAY_KEYS))}
          rightSection={<ActionKeys id="message.send-anyway" keys={SEND_ANYWAY_KEYS} />}
          onClick={onSend}
        >
          {t('answered.send')}
        </Button>
        <output id={reason}>{hindrance}</output>
      </div>
    </div>
  );
}

/** Sending twice in a row is no answer to a question that has only just appeared. */
function noticeKeys(event: KeyboardEvent, onRead: () => void): void {
  if (event.key === 'Escape') onRead();
  else if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
}

function Beginning({ answer }: { answer: Answer }) {
  const t = useT('messages');
  const format = useFormat();
  const name = answer.isMine ? t('answered.me') : answer.authorName || t('event.someone');
  const words = oneLine(answer.beginning, 200);
  return (
    <li>
      <span className={css['who']}>{t('answered.line', { name, time: format.dateTime(answer.at) })}</span>
      <q dir="auto">{words === '' ? t('answered.files') : words}</q>
    </li>
  );
}
