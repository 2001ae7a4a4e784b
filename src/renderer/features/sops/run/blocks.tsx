import { useId, useState, type ReactNode } from 'react';
import type { RunView } from '#shared/contract/app/sops.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useMay } from '../../../lib/reads.ts';
import { ActionKeys } from '../../../ui/index.ts';
import { sopAction, usePanelActions } from './panel-context.ts';
import css from './run.module.css';
import { Waive } from './waive.tsx';
import { stepOf, useNames } from './words.ts';

type Props = {
  run: RunView;
  onMakeUp: (step: string) => void;
};

/**
 * Steps without which the ticket cannot be finished. What was passed over is made up for from here, and a lead lets it go: of a
 * run that goes on no more there is no other way out.
 */
export function Blocks({ run, onMakeUp }: Props) {
  const t = useT('sops');
  const [asked, setAsked] = useState<string | null>(null);
  const mayWaive = useMay('sop.waive') && run.blocks.length > 0;
  const isGoing = run.state === 'going';
  const first = run.blocks[0];
  const waive = sopAction('sop.waive', 'sops:action.waive', 'w', () => setAsked(first ?? null), mayWaive);
  // Runs that are over stand beside each other: a key would not know which one is meant.
  usePanelActions(isGoing ? [waive] : []);
  if (first === undefined) return null;
  return (
    <div className={css['blocks']}>
      <p>{t('blocks.label')}</p>
      <ul>
        {run.blocks.map((key) => (
          <Block
            key={key}
            run={run}
            step={key}
            onMakeUp={onMakeUp}
            {...(mayWaive ? { onWaive: setAsked } : {})}
            {...(isGoing && key === first ? { waiveKeys: waive } : {})}
          >
            {asked === key && mayWaive && <Waive run={run} step={key} onClose={() => setAsked(null)} />}
          </Block>
        ))}
      </ul>
    </div>
  );
}

type BlockProps = Props & {
  step: string;
  /** Absent: whoever looks at it may not. */
  onWaive?: (step: string) => void;
  waiveKeys?: Action;
  children: ReactNode;
};

function Block({ run, step: key, onMakeUp, onWaive, waiveKeys, children }: BlockProps) {
  const t = useT('sops');
  const names = useNames();
  const isSkipped = run.trail.some(
    ({ step, state, isTakenBack }) => step === key && state === 'skipped' && !isTakenBack,
  );
  // While it goes on, what was not reached yet comes by itself.
  const canMakeUp = stepOf(run, key) !== undefined && (isSkipped || run.state !== 'going');
  const id = useId();
  return (
    <li data-skipped={isSkipped || undefined}>
      <span id={id}>{names.step(run, key)}</span>
      {canMakeUp && (
        <button type="button" className={css['more']} aria-describedby={id} onClick={() => onMakeUp(key)}>
          {t('blocks.makeUp')}
        </button>
      )}
      {onWaive && (
        <button type="button" className={css['more']} aria-describedby={id} onClick={() => onWaive(key)}>
          {t('tool.waive')}
          {waiveKeys && <ActionKeys id={waiveKeys.id} keys={waiveKeys.keys} />}
        </button>
      )}
      {children}
    </li>
  );
}
