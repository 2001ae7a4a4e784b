import type { ORPCError } from '@orpc/client';
import type { BoardAgent } from '#shared/contract/app/board.ts';
import { codeOf, useErrorWords } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { useReminders } from './reminders.ts';

/** Tells somebody that they may rest; what kept it from being said, in words. */
export function useOffer({ agentId, name }: BoardAgent) {
  const t = useT('board');
  const { say } = useToaster();
  const { drop } = useReminders();
  const wordsOf = useRefusal(name);
  const { run, isRunning, error } = useCommand((api) => api.board.relieve({ agentId }), {
    isQuiet: true,
    onDone: () => {
      drop(agentId);
      say({ title: t('offer.done', { name }), message: t('offer.doneNext'), tone: 'ok' });
    },
  });
  return { offer: () => void run(), isRunning, refusal: error ? wordsOf(error) : null };
}

const hubOf = (error: unknown): string => {
  const { data } = error as ORPCError<string, { readonly hubUrl?: string } | undefined>;
  return data?.hubUrl ?? '';
};

function useRefusal(name: string): (error: unknown) => { readonly title: string; readonly next: string } {
  const t = useT('board');
  const usual = useErrorWords();
  return (error) => {
    switch (codeOf(error)) {
      case 'HUB_UNREACHABLE':
        return { title: t('offer.away'), next: t('offer.awayNext', { hubUrl: hubOf(error) }) };
      case 'NOT_THERE':
        return { title: t('offer.notThere', { name }), next: t('offer.notThereNext') };
      default:
        return usual(error);
    }
  };
}
