import { ORPCError } from '@orpc/client';
import { REFUSALS, type Refusal } from '#shared/practice/from-ticket/kinds.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import type { Api } from '../../../lib/api.tsx';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useToaster } from '../../../lib/toaster.ts';

function refusalOf(error: unknown): Refusal | undefined {
  const data: unknown = error instanceof ORPCError && error.code === 'UNFIT' ? error.data : undefined;
  const reason = typeof data === 'object' && data !== null && 'reason' in data ? data.reason : undefined;
  return REFUSALS.find((one) => one === reason);
}

/** Makes a draft of a ticket and opens it; or says why none comes of it: in the corner, or where the caller shows it. */
export function useMake(onRefused?: (ticketId: TicketId, reason: Refusal) => void) {
  const t = useT('scenarios');
  const { go } = useGo();
  const { say, sayError } = useToaster();
  const tell = (ticketId: TicketId, error: unknown) => {
    const reason = refusalOf(error);
    if (reason === undefined) sayError(error);
    else if (onRefused) onRefused(ticketId, reason);
    else say({ title: t('make.failed'), message: t(`make.reason.${reason}`), tone: 'bad' });
  };
  const make = async (api: Api, ticketId: TicketId): Promise<void> => {
    try {
      go('scenarios', (await api.scenarios.make({ ticketId })).draftId);
    } catch (error) {
      tell(ticketId, error);
    }
  };
  return useCommand(make, { isQuiet: true });
}
