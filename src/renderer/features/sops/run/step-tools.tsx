import { IconArrowBackUp, IconFlag, IconPlayerSkipForward, IconX } from '@tabler/icons-react';
import { useKeysOf, type Action } from '../../../lib/actions.ts';
import type { KeyOf } from '#shared/i18n/index.ts';
import { standing } from '#shared/domain/sop/walked.ts';
import { useLabel, useT } from '../../../lib/i18n.tsx';
import { ariaKeys, KeyHint } from '../../../ui/key-hint.tsx';
import { sopAction, usePanelActions } from './panel-context.ts';
import css from './step.module.css';
import { useGoBack } from './use-go-back.ts';
import type { StepState } from './use-step.ts';

/** What else can be done about a step: seldom, so it is small. */
export function StepTools({ state }: { state: StepState }) {
  const { run, isLate, ask } = state;
  const goBack = useGoBack(run);
  const last = standing(run).at(-1);
  const isGoing = run.state === 'going' && !isLate;
  const tools: readonly Action[] = [
    {
      ...sopAction('sop.skip', 'sops:action.skip', 's', () => ask({ kind: 'skip' }), isGoing),
      icon: IconPlayerSkipForward,
    },
    {
      ...sopAction('sop.back', 'sops:action.back', 'b', () => last && void goBack(last.step), isGoing && !!last),
      icon: IconArrowBackUp,
    },
    { ...sopAction('sop.flag', 'sops:action.flag', 'f', () => ask({ kind: 'flag' })), icon: IconFlag },
    { ...sopAction('sop.abandon', 'sops:action.abandon', 'x', () => ask({ kind: 'abandon' }), isGoing), icon: IconX },
  ];
  usePanelActions(tools);
  return (
    <div className={css['tools']}>
      {tools
        .filter(({ isEnabled }) => isEnabled)
        .map((action) => (
          <Tool key={action.id} action={action} />
        ))}
    </div>
  );
}

function Tool({ action }: { action: Action }) {
  const t = useT('sops');
  const label = useLabel();
  const keys = useKeysOf(action.id, action.keys);
  const Picture = action.icon;
  return (
    <button
      type="button"
      className={css['tool']}
      onClick={action.perform}
      aria-keyshortcuts={ariaKeys(keys)}
      title={label(action.labelKey)}
    >
      {Picture && <Picture size={14} stroke={1.6} />}
      {t(`tool.${action.id.slice('sop.'.length)}` as KeyOf<'sops'>)}
      {keys !== undefined && <KeyHint keys={keys} />}
    </button>
  );
}
