import { useState } from 'react';
import type { PracticeVoice } from '#shared/contract/app/practice.ts';
import { codeOf } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCall, useCommand } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';

export const useVoice = () =>
  useCall(['practice', 'voice'], ['practice'], (api, signal) => api.practice.voice({}, { signal }));

export type Written = Pick<PracticeVoice, 'isOn' | 'url' | 'model'> & {
  /** What is typed anew; empty: the one that is kept stays. */
  readonly key: string;
};

const fieldIn = (error: unknown): 'url' | 'model' | null =>
  codeOf(error) === 'UNFIT' ? (error as { data: { field: 'url' | 'model' } }).data.field : null;

/** The form as it is typed over what is kept. */
export function useVoiceForm(known: PracticeVoice) {
  const t = useT('practice');
  const { say, sayError } = useToaster();
  const stored: Written = { isOn: known.isOn, url: known.url, model: known.model, key: '' };
  const [typed, setTyped] = useState<Written | null>(null);
  const written = typed ?? stored;
  const command = useCommand(
    (api, { key, ...voice }: Written) => api.practice.setVoice(key === '' ? voice : { ...voice, key }),
    {
      isQuiet: true,
      onDone: () => {
        setTyped(null);
        say({ title: t('voice.saved'), tone: 'ok' });
      },
      onFailed: (error) => {
        if (fieldIn(error) === null) sayError(error);
      },
    },
  );
  const forget = useCommand((api) => api.practice.setVoice({ ...stored, key: null }), {
    onDone: () => say({ title: t('voice.forgotten'), tone: 'ok' }),
  });
  return {
    written,
    change: (part: Partial<Written>): void => {
      command.clearError();
      setTyped({ ...written, ...part });
    },
    isDirty: JSON.stringify(written) !== JSON.stringify(stored),
    save: () => void command.run(written),
    discard: () => setTyped(null),
    forget: () => void forget.run(),
    isRunning: command.isRunning,
    unfit: fieldIn(command.error),
  };
}
