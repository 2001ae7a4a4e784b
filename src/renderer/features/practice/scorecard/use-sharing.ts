import { useT } from '../../../lib/i18n.tsx';
import { useCommand, type Command } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';

/** Shares a session with the lead, or withdraws it, and says which of the two was done. */
export function useSharing(sessionId: string, onDone: () => void = () => undefined): Command<boolean, boolean> {
  const t = useT('scorecard');
  const { say } = useToaster();
  return useCommand(
    async (api, isShared: boolean) => {
      await api.practice.share({ sessionId, isShared });
      return isShared;
    },
    {
      onDone: (isShared) => {
        if (isShared) say({ title: t('share.done'), message: t('share.doneNext'), tone: 'ok' });
        else say({ title: t('share.withdrawn'), tone: 'ok' });
        onDone();
      },
    },
  );
}
