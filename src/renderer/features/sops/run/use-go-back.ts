import type { RunView } from '#shared/contract/app/sops.ts';
import { standing } from '#shared/domain/sop/walked.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import { useCommands } from './use-commands.ts';
import { useActionWords } from '../action-words.ts';
import { stepOf, useNames } from './words.ts';

/** What steps from there on do by themselves. The last visit is meant: that is where the walk goes back to. */
function doneSince(run: RunView, key: string) {
  const ways = standing(run);
  const from = ways.findLastIndex(({ step }) => step === key);
  return ways
    .slice(Math.max(0, from))
    .filter(({ state }) => state === 'done')
    .flatMap(({ step }) => stepOf(run, step)?.actions ?? []);
}

/** Back to a step. What was done by itself stays done, and that is said. */
export function useGoBack(run: RunView): (key: string) => Promise<void> {
  const t = useT('sops');
  const common = useT('common');
  const { say } = useToaster();
  const names = useNames();
  const words = useActionWords();
  const { back } = useCommands(run);
  return async (key) => {
    const done = doneSince(run, key);
    if (!(await back(key)) || done.length === 0) return;
    const what = done.map(words).join(common('comma'));
    say({ title: t('back.at', { step: names.step(run, key) }), message: t('back.stays', { what }), tone: 'warn' });
  };
}
