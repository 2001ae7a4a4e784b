import { useEffect, useRef } from 'react';
import type { RunView } from '#shared/contract/app/sops.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import { useNames } from './words.ts';

/**
 * Where one walk has come to its end and another takes its place, that is said: the step in front is of something else now.
 * @param all of the ticket or contact, those that are over as well.
 */
export function useFinished(run: RunView | undefined, all: readonly RunView[]): void {
  const t = useT('sops');
  const { say } = useToaster();
  const names = useNames();
  const before = useRef(run?.id);
  useEffect(() => {
    const was = all.find(({ id }) => id === before.current);
    before.current = run?.id;
    if (!was || !run || was.state === 'going' || was.id === run.id) return;
    const title = t(`finished.${was.state}`, { name: names.title(was) });
    say({ title, message: t('finished.next', { name: names.title(run) }) });
  }, [run, all, say, t, names]);
}
