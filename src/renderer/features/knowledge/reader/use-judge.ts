import type { FeedbackItem } from '#shared/contract/app/knowledge.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';

type Verdict = FeedbackItem['verdict'];

/** `ticketId`: the ticket it is read beside; null: it is read on its own. `authorName` null: nobody knows who wrote it. */
type Read = { readonly articleId: string; readonly ticketId: string | null; readonly authorName: string | null };

/** Says what somebody thinks of an article. */
export function useJudge({ articleId, ticketId, authorName }: Read) {
  const t = useT('knowledge');
  const { say } = useToaster();
  const judge = useCommand(
    (api, { verdict, note }: { verdict: Verdict; note: string }) =>
      api.knowledge.judge({ articleId, verdict, note, ticketId }),
    {
      onDone: () =>
        say({ title: authorName === null ? t('judge.thanks') : t('judge.thanksTo', { name: authorName }), tone: 'ok' }),
    },
  );
  return judge.run;
}
