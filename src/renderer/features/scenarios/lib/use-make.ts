import { ORPCError } from '@orpc/client';
import { REFUSALS, type Refusal } from '#shared/practice/from-ticket/kinds.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useToaster } from '../../../lib/toaster.ts';

function refusalOf(error: unknown): Refusal | undefined {
  const data: unknown = error instanceof ORPCError && error.code === 'UNFIT' ? error.data : undefined;
  const reason = typeof data === 'object' && data !== null && 'reason' in data ? data.reason : undefined;
  return REFUSALS.find((one) => one === reason);
}

/** Makes a draft of a ticket and opens it; or says why none comes of it. */
export function useMake() {
  const t = useT('scenarios');
  const { go } = useGo();
  const { say, sayError } = useToaster();
  return useCommand((api, ticketId: TicketId) => api.scenarios.make({ ticketId }), {
    isQuiet: true,
    onDone: ({ draftId }) => go('scenarios', draftId),
    onFailed: (error) => {
      const reason = refusalOf(error);
      if (reason === undefined) sayError(error);
      else say({ title: t('make.failed'), message: t(`make.reason.${reason}`), tone: 'bad' });
    },
  });
}
