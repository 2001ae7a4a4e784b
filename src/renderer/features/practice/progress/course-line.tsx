import type { PracticeProgress } from '#shared/contract/app/practice.ts';
import { placesOf } from './courses.ts';
import css from './progress.module.css';

/** The points of one skill from session to session, from 0 at the foot to 5 at the top; its end is where it stands now. */
export function CourseLine({ course }: { course: PracticeProgress['skills'][number]['course'] }) {
  const places = placesOf(course);
  const end = places.at(-1);
  return (
    <span className={css['line']} aria-hidden>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none">
        <polyline points={places.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ')} />
      </svg>
      {end && <span className={css['dot']} style={{ left: `${end.x}%`, top: `${end.y}%` }} />}
    </span>
  );
}
