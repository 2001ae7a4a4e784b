import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RunView } from '#shared/contract/app/sops.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { Blocks } from './blocks.tsx';
import css from './run.module.css';
import { sopAction, usePanelActions } from './panel-context.ts';
import { Waived } from './waived.tsx';
import { useCommands } from './use-commands.ts';

/** Its steps are not known here, so none is done from here. */
const NOBODY = () => undefined;

/** A run whose version is not on this desk: what is known of it, and its end. */
export function GoneRun({ run, tools }: { run: RunView; tools: ReactNode }) {
  const t = useT('sops');
  const common = useT('common');
  const format = useFormat();
  const now = useNow(60_000);
  const commands = useCommands(run);
  const end = () => void commands.abandon({ reason: 'wrong-procedure', note: '' });
  usePanelActions([sopAction('sop.abandon', 'sops:action.abandon', 'x', end)]);
  const { key, version, agentName, startedAt } = run;
  return (
    <div className={css['run']}>
      <div className={css['top']}>
        <h2 className={css['name']}>{t('run.unknown', { key })}</h2>
        {tools}
      </div>
      <p>{t('run.gone', { version })}</p>
      <p className={css['hint']}>
        {t('run.begun', { name: agentName ?? common('unknownPerson'), when: format.moment(startedAt, now) })}
      </p>
      <div>
        <Button variant="default" size="compact-sm" onClick={end}>
          {t('action.abandon')}
        </Button>
      </div>
      <Blocks run={run} onMakeUp={NOBODY} />
      <Waived run={run} />
    </div>
  );
}
