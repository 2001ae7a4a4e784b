import type { RunView } from '#shared/contract/app/sops.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import css from './run.module.css';
import { useNames } from './words.ts';

/** Who let which step go, and why: it stands in the run for whoever reads it later. */
export function Waived({ run }: { run: RunView }) {
  const t = useT('sops');
  const common = useT('common');
  const names = useNames();
  const format = useFormat();
  const now = useNow(60_000);
  return run.waived.map(({ step, note, at, agentName }) => (
    <p key={`${step} ${at}`} className={css['hint']}>
      {t('waived.line', {
        name: agentName ?? common('unknownPerson'),
        step: names.step(run, step),
        note,
        when: format.moment(at, now),
      })}
    </p>
  ));
}
