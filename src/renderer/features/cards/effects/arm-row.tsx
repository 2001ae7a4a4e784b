import type { CardEffect } from '#shared/contract/app/guidance.ts';
import { useT } from '../../../lib/i18n.tsx';
import css from './effects.module.css';
import { placeOf, signed, widthOf } from './numbers.ts';
import { useArmName } from './words.ts';

type Arm = CardEffect['arms'][number];

/** What the two lines of each row mean, in words at their ends. */
export function Axis() {
  const t = useT('cards');
  const ends = (
    <span className={css['ends']}>
      <span>{t('effects.worse')}</span>
      <span>{t('effects.same')}</span>
      <span>{t('effects.better')}</span>
    </span>
  );
  return (
    <div className={css['axis']} aria-hidden>
      <span>{t('effects.change')}</span>
      <span>
        <strong>{t('effects.next')}</strong>
        {ends}
      </span>
      <span>
        <strong>{t('effects.end')}</strong>
        {ends}
      </span>
    </div>
  );
}

/** What was given, to how many, and how their mood went on; `isClaimed`: a difference is said of it below. */
export function ArmRow({ arm, isClaimed }: { arm: Arm; isClaimed: boolean }) {
  const t = useT('cards');
  const nameOf = useArmName();
  const { shown, used, dismissed } = arm;
  return (
    <li className={css['arm']} data-claimed={isClaimed || undefined}>
      <span>
        <strong>{nameOf(arm.name)}</strong>
        <span className={css['counts']}>
          {arm.name === 'held' ? t('effects.countsHeld', { shown }) : t('effects.counts', { shown, used, dismissed })}
        </span>
      </span>
      <Change label={t('effects.next')} mean={arm.next} />
      <Change label={t('effects.end')} mean={arm.end} />
    </li>
  );
}

/** A mean change on a line from worse to better, its interval drawn through it. */
function Change({ label, mean }: { label: string; mean: Arm['next'] }) {
  const t = useT('cards');
  if (mean === null) return <span className={css['counts']}>{t('effects.noValue')}</span>;
  const { low, high } = mean;
  return (
    <span className={css['change']}>
      <span className={css['line']} aria-hidden>
        <span className={css['interval']} style={{ left: placeOf(low), width: widthOf(low, high) }} />
        <span className={css['dot']} style={{ left: placeOf(mean.mean) }} />
      </span>
      <span className={css['counts']}>
        <span className="visually-hidden">{label}</span>{' '}
        {t('effects.value', { mean: signed(mean.mean), low: signed(low), high: signed(high) })}
      </span>
    </span>
  );
}
