import { Button, Textarea } from '@mantine/core';
import { useCallback, useState } from 'react';
import { fillMacro, MACRO_NAMES } from '#shared/domain/macro-text.ts';
import { useBeforeLeaving } from '../../lib/before-leaving.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { useDirectory, useMe } from '../../lib/reads.ts';
import { useFormat, useNow } from '../../lib/time.ts';
import { useToaster } from '../../lib/toaster.ts';
import { KeyHint, Panel, sendKeys, Skeleton } from '../../ui/index.ts';
import css from './settings-screen.module.css';

/** What is typed and not saved yet, for as long as the window lives: going to another screen loses nothing. */
const typed = new Map<string, string>();

/** What stands under one's e-mail replies; it goes out like any other change, with or without the hub. */
export function Signature() {
  const t = useT('settings');
  const me = useMe();
  return (
    <>
      <h2 className={css['title']}>{t('section.signature')}</h2>
      {me ? <Form key={me.id} id={me.id} stored={me.signature} /> : <Skeleton lines={4} />}
    </>
  );
}

function Form({ id, stored }: { id: string; stored: string }) {
  const t = useT('settings');
  const { say } = useToaster();
  const [written, setWritten] = useState<string | undefined>(typed.get(id));
  const text = written ?? stored;
  const isDirty = text !== stored;
  const write = (next: string | undefined) => {
    if (next === undefined) typed.delete(id);
    else typed.set(id, next);
    setWritten(next);
  };
  const sign = useCommand((api, signature: string) => api.directory.sign({ signature }), {
    onDone: () => {
      write(undefined);
      say({ title: t('signature.saved'), tone: 'ok' });
    },
  });
  const save = () => isDirty && void sign.run(text.trim());
  useBeforeLeaving(useCallback(() => Promise.resolve(!isDirty), [isDirty]));
  return (
    <>
      <Panel>
        <Textarea
          label={t('signature')}
          description={t('signature.hint', { names: MACRO_NAMES.map((name) => `{${name}}`).join(' ') })}
          value={text}
          maxLength={2000}
          autosize
          minRows={4}
          maxRows={12}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={sendKeys(save)}
        />
        <div className={css['buttons']}>
          <Button
            disabled={!isDirty}
            loading={sign.isRunning}
            rightSection={<KeyHint keys="mod+enter" />}
            onClick={save}
          >
            {t('save')}
          </Button>
          {isDirty && (
            <Button variant="subtle" color="gray" onClick={() => write(undefined)}>
              {t('discard')}
            </Button>
          )}
        </div>
      </Panel>
      <Preview text={text} />
    </>
  );
}

function Preview({ text }: { text: string }) {
  const t = useT('settings');
  const local = useLocalized();
  const format = useFormat();
  const now = useNow(3_600_000);
  const me = useMe();
  const directory = useDirectory().data;
  // Who works in no queue signs for whichever the ticket is in: any of them shows what it will look like.
  const queue = directory?.queues.find(({ id }) => me?.queueIds.includes(id)) ?? directory?.queues[0];
  const team = directory?.team.signature;
  const used = text.trim() === '' && team ? local(team) : text;
  const names = {
    customer: t('signature.customer'),
    agent: me?.name ?? '',
    number: '48213',
    subject: t('signature.subject'),
    queue: queue ? local(queue.name) : '',
    date: format.day(now),
  };
  return (
    <Panel title={t('signature.preview')}>
      {text.trim() === '' && <p className={css['quiet']}>{t(team ? 'signature.teams' : 'signature.none')}</p>}
      {used.trim() !== '' && <p className={css['preview']}>{fillMacro(used, names)}</p>}
    </Panel>
  );
}
