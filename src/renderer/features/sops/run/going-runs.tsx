import { useState, type ReactNode } from 'react';
import type { RunView } from '#shared/contract/app/sops.ts';
import { useT } from '../../../lib/i18n.tsx';
import { GoingRun } from './going-run.tsx';
import css from './run.module.css';
import { Tabs } from './tabs.tsx';
import { useFinished } from './use-finished.ts';
import { useNames } from './words.ts';

/** What the ticket waits for besides the run in front. */
function HeldByOthers({ runs }: { runs: readonly RunView[] }) {
  const t = useT('sops');
  const common = useT('common');
  const names = useNames();
  if (runs.length === 0) return null;
  return <p className={css['hint']}>{t('blocks.others', { what: runs.map(names.title).join(common('comma')) })}</p>;
}

/** Those that go on, of all of the ticket or contact: the one that was begun last is in front until another is chosen. */
export function GoingRuns({ all, tools }: { all: readonly RunView[]; tools: ReactNode }) {
  const runs = all.filter(({ state }) => state === 'going');
  const [chosen, setChosen] = useState<string | null>(null);
  const run = runs.find(({ id }) => id === chosen) ?? runs[0];
  useFinished(run, all);
  if (!run) return null;
  return (
    <>
      {runs.length > 1 && <Tabs runs={runs} current={run} onChoose={setChosen} />}
      <GoingRun key={run.id} run={run} tools={tools} />
      <HeldByOthers runs={runs.filter(({ id, blocks }) => id !== run.id && blocks.length > 0)} />
    </>
  );
}
