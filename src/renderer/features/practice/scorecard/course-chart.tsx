import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import css from './course.module.css';
import { pointsAt, type Turning } from './course.ts';

type Props = { heat: PracticeRecord['heat']; turning: Turning | null };

/** A line from the first words to the last; words at the ends of its axes, one moment set off. The sentence below says the same. */
export function CourseChart({ heat, turning }: Props) {
  const t = useT('scorecard');
  const points = pointsAt(heat);
  const shown = turning && points[turning.index];
  return (
    <div className={css['chart']} aria-hidden>
      <span className={css['high']}>{t('course.strong')}</span>
      <span className={css['low']}>{t('course.calm')}</span>
      <div className={css['plot']}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none">
          <polyline points={points.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ')} />
        </svg>
        {shown && <span className={css['dot']} style={{ left: `${shown.x}%`, top: `${shown.y}%` }} />}
      </div>
      <span className={css['ends']}>
        <span>{t('course.start')}</span>
        <span>{t('course.finish')}</span>
      </span>
    </div>
  );
}
