import { Button, PasswordInput, Switch, TextInput } from '@mantine/core';
import type { PracticeVoice } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ErrorState, Panel, Skeleton } from '../../../ui/index.ts';
import { useVoice, useVoiceForm } from './use-voice.ts';
import css from './voice.module.css';

/** Who plays the words of simulated customers: the program, or a language model that somebody has set up. */
export function VoiceSettings() {
  const t = useT('practice');
  const { data, error, refetch } = useVoice();
  return (
    <>
      <h2 className={css['title']}>{t('voice.title')}</h2>
      <p className={css['quiet']}>{t('voice.hint')}</p>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Form known={data} />
      ) : (
        <Skeleton lines={4} />
      )}
    </>
  );
}

function Form({ known }: { known: PracticeVoice }) {
  const t = useT('practice');
  const { written, change, isDirty, save, discard, forget, isRunning, unfit } = useVoiceForm(known);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Panel>
        <div className={css['fields']}>
          <Switch
            label={t('voice.isOn')}
            description={t('voice.sends')}
            checked={written.isOn}
            onChange={(event) => change({ isOn: event.currentTarget.checked })}
          />
          <TextInput
            label={t('voice.url')}
            placeholder="http://127.0.0.1:11434/v1"
            error={unfit === 'url' && t('voice.unfitUrl')}
            value={written.url}
            onChange={(event) => change({ url: event.currentTarget.value })}
          />
          <TextInput
            label={t('voice.model')}
            error={unfit === 'model' && t('voice.unfitModel')}
            value={written.model}
            onChange={(event) => change({ model: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('voice.key')}
            description={t(known.hasKey ? 'voice.keyKept' : 'voice.keyNone')}
            value={written.key}
            autoComplete="off"
            onChange={(event) => change({ key: event.currentTarget.value })}
          />
        </div>
      </Panel>
      <div className={css['buttons']}>
        <Button type="submit" disabled={!isDirty} loading={isRunning}>
          {t('voice.save')}
        </Button>
        {isDirty && (
          <Button variant="default" onClick={discard}>
            {t('voice.discard')}
          </Button>
        )}
        {known.hasKey && (
          <Button variant="default" onClick={forget}>
            {t('voice.forget')}
          </Button>
        )}
      </div>
    </form>
  );
}
