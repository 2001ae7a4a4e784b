import { useEffect, useRef } from 'react';
import type { RunView } from '#shared/contract/app/sops.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import { useApi } from '../../../lib/api.tsx';
import { useNames } from './words.ts';

/** Where one walk has come to its end and another takes its place, that is said: the step in front is of something else now. */
export function useFinished(run: RunView | undefined): void {
  const t = useT('sops');
  const { sops } = useApi();
  const { say } = useToaster();
  const names = useNames();
  const before = useRef(run);
  useEffect(() => {
    const was = before.current;
    before.current = run;
    if (!was || !run || was.id === run.id) return;
    const tell = async (): Promise<void> => {
      const { state } = await sops.run({ runId: was.id });
      if (state !== 'going')
        say({
          title: t(`finished.${state}`, { name: names.title(was) }),
          message: t('finished.next', { name: names.title(run) }),
        });
    };
    tell().catch(() => undefined);
  }, [run, sops, say, t, names]);
}
