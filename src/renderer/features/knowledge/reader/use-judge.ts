import type { FeedbackItem } from '#shared/contract/app/knowledge.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useOpenTicketId } from '../../../lib/insert.ts';
import { useCommand } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';

type Verdict = FeedbackItem['verdict'];

/** Says what somebody thinks of an article; with the ticket it was read for, when one is open. */
export function useJudge(articleId: string) {
  const t = useT('knowledge');
  const { say } = useToaster();
  const ticketId = useOpenTicketId();
  const judge = useCommand(
    (api, { verdict, note }: { verdict: Verdict; note: string }) =>
      api.knowledge.judge({ articleId, verdict, note, ticketId }),
    { onDone: () => say({ title: t('judge.thanks'), tone: 'ok' }) },
  );
  return judge.run;
}
