import type { RunView } from '#shared/contract/app/sops.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionKeys } from '../../../ui/index.ts';
import { sopAction, usePanelActions } from './panel-context.ts';
import css from './run.module.css';
import { useNames } from './words.ts';

type Props = { runs: readonly RunView[]; current: RunView; onChoose: (runId: string) => void };

/** Several walks at once: one is in front, and a key brings the next. */
export function Tabs({ runs, current, onChoose }: Props) {
  const t = useT('sops');
  const names = useNames();
  const next = runs[(runs.indexOf(current) + 1) % runs.length];
  const change = sopAction('sop.next-run', 'sops:action.nextRun', 'alt+u', () => next && onChoose(next.id));
  usePanelActions([change], 'page');
  return (
    <fieldset className={css['tabs']}>
      <legend className="visually-hidden">{t('tabs.label')}</legend>
      {runs.map((run) => (
        <button
          key={run.id}
          type="button"
          className={css['tab']}
          aria-pressed={run === current}
          onClick={() => onChoose(run.id)}
        >
          <span className="one-line">{names.title(run)}</span>
          {run === next && <ActionKeys id={change.id} keys={change.keys} />}
        </button>
      ))}
    </fieldset>
  );
}
