import { useT } from '../../../lib/i18n.tsx';
import { clock } from '../../../lib/time.ts';
import { ActionButton } from '../../../ui/index.ts';
import css from './foot.module.css';
import type { Hands } from './use-hands.ts';

/** The last word: how it ended, in plain words and without a judgement, and the way to the scorecard. */
export function Ended({ hands: { now, actions } }: { hands: Hands }) {
  const t = useT('practice');
  const said = now.turns.filter(({ did }) => did === 'said').length;
  const sums = { time: clock(now.spentMs), said, hints: now.hints, takenBack: now.takenBack };
  return (
    <section className={css['foot']} aria-label={t('frame.over')}>
      <output className={css['words']}>
        <strong>{t(`end.title.${now.end ?? 'stopped'}`)}</strong>
        <span>{t('end.next')}</span>
        {now.procedure !== null && <span>{t('end.procedure')}</span>}
        <span className="tabular">{t('end.sums', sums)}</span>
      </output>
      <ActionButton action={actions.scorecard} variant="filled" />
    </section>
  );
}
