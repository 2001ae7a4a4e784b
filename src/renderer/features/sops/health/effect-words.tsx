import type { Effect, Verdict } from '#shared/domain/sop/health-effect.ts';
import { useT, type Translate } from '../../../lib/i18n.tsx';
import { clock } from '../../../lib/time.ts';
import css from './health.module.css';
import type { Version } from './queries.ts';
import { percentOf, useHealthWords } from './use-words.ts';

const SURE = {
  higher: 'effect.sure',
  lower: 'effect.sure',
  unclear: 'effect.unclear',
  'too-few': 'effect.few',
} as const;
const sure = (verdict: Verdict, t: Translate<'sopHealth'>): string => t(SURE[verdict]);
const points = (share: number): string => (share * 100).toFixed(0).replace('-', '−');

/** What a version changed against another, in sentences; whether chance could have done it stands behind each. */
export function EffectWords({ effect, version }: { effect: Effect; version: Version }) {
  const t = useT('sopHealth');
  const words = useHealthWords(version);
  const { missing, isThin, time } = effect;
  if (isThin)
    return (
      <p className={css['quiet']}>{t('effect.thin', { version: effect.before, count: effect.completed.before.of })}</p>
    );
  if (missing > 0) return <p className={css['quiet']}>{t('effect.tooFew', { missing })}</p>;
  return (
    <ul className={css['facts']}>
      {(['completed', 'adherence'] as const).map((what) => {
        const { before, after, difference, verdict } = effect[what];
        const bounds = { low: points(difference.low), high: points(difference.high) };
        const said = { what, before: percentOf(before), after: percentOf(after), ...bounds };
        return (
          <li key={what}>
            {t('effect.share', said)} <strong>{sure(verdict, t)}</strong>
          </li>
        );
      })}
      {time && (
        <li>
          {t('effect.time', { before: clock(time.before.median), after: clock(time.after.median) })}{' '}
          <strong>{sure(time.verdict, t)}</strong>
        </li>
      )}
      {effect.steps.map(({ step, what, change: { before, after, verdict } }) => (
        <li key={`${step} ${what}`}>
          {t('effect.step', {
            step: words.stepOf(step),
            what,
            before: percentOf(before),
            after: percentOf(after),
          })}{' '}
          <strong>{sure(verdict, t)}</strong>
        </li>
      ))}
      <li className="secondary">{t('effect.caution')}</li>
    </ul>
  );
}
