import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { useFormat, useNow } from '../../lib/time.ts';
import { useToaster } from '../../lib/toaster.ts';
import { sendKeys, useFocusBack } from '../../ui/index.ts';
import { dueChoices, dueIn } from './due-words.ts';
import css from './history.module.css';

type Props = {
  customerId: string;
  ticketId: string | null;
  /** The contact it was made in; null: none. */
  contactId: string | null;
  onClose: () => void;
};

/** What is being promised: its words, when it is due as it is written and as it is read, and what sends it. */
function useMaking({ customerId, ticketId, contactId, onClose }: Props) {
  const t = useT('history');
  const format = useFormat();
  const now = useNow(30_000);
  const { say } = useToaster();
  // The same promise however often the form is sent.
  const [promiseId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const words = (at: number): string => `${format.dayHeading(at, now)} ${format.time(at)}`;
  const [due, setDue] = useState(() => words(dueChoices(now)[0] ?? now));
  const dueAt = dueIn(due, now);
  const make = useCommand(
    (api, at: number) =>
      api.promises.make({
        promiseId,
        customerId,
        ticketId,
        contactId,
        text: text.trim(),
        dueAt: at,
      }),
    {
      onDone: () => {
        say({ title: t('promise.made'), message: `${text.trim()} · ${due}`, tone: 'ok' });
        onClose();
      },
    },
  );
  const isReady = text.trim() !== '' && dueAt !== null && dueAt > now;
  const send = (): void => {
    if (isReady && !make.isRunning) void make.run(dueAt);
  };
  const choices = dueChoices(now).map((at) => ({ at, words: words(at) }));
  return { text, setText, due, setDue, dueAt, isAhead: dueAt !== null && dueAt > now, isReady, send, choices, make };
}

/** What we will do, and until when, in words: `今天 18:00`, `tomorrow noon`. I keep it. */
export function MakePromise(props: Props) {
  const t = useT('history');
  const common = useT('common');
  useFocusBack();
  const { text, setText, due, setDue, dueAt, isAhead, isReady, send, choices, make } = useMaking(props);
  const { onClose } = props;
  const format = useFormat();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const problem = dueAt === null ? t('promise.unclear') : t('promise.past');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('action.make')}
      size={440}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form className={css['form']} onSubmit={onSubmit}>
        <Textarea
          label={t('promise.text')}
          placeholder={t('promise.textPlaceholder')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={300}
          onKeyDown={sendKeys(send)}
          data-autofocus
          required
        />
        <div>
          <TextInput
            label={t('promise.due')}
            placeholder={t('promise.duePlaceholder')}
            value={due}
            onChange={(event) => setDue(event.currentTarget.value)}
            error={due.trim() === '' || isAhead ? undefined : problem}
            required
          />
          {isAhead && dueAt !== null && (
            <p className={css['preview']}>{t('promise.until', { due: format.dateTime(dueAt) })}</p>
          )}
        </div>
        <div className={css['buttons']}>
          {choices.map((choice) => (
            <Button key={choice.at} variant="default" size="compact-sm" onClick={() => setDue(choice.words)}>
              {choice.words}
            </Button>
          ))}
        </div>
        <div className={css['foot']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!isReady} loading={make.isRunning}>
            {t('promise.do')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
