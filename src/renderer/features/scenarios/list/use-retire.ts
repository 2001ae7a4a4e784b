import type { PublishedScenario } from '#shared/contract/app/scenarios.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';

/** Takes a scenario out of the library, or puts it back. Nothing is lost either way, so nobody is asked twice. */
export function useRetire() {
  const t = useT('scenarios');
  const { say } = useToaster();
  const command = useCommand(async (api, { scenarioId, title, isRetired }: PublishedScenario) => {
    await api.scenarios.retire({ scenarioId, isRetired: !isRetired });
    say({ title: t(isRetired ? 'published.restoreDone' : 'published.retireDone', { title }), tone: 'ok' });
  });
  return { turn: (one: PublishedScenario) => void command.run(one) };
}
export type Retire = ReturnType<typeof useRetire>;
