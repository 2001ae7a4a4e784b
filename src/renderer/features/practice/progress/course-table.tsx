import type { PracticeProgress } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { usePracticeWords } from '../lib/words.ts';
import { momentsOf, pointsAt } from './courses.ts';
import css from './progress.module.css';

/** The points of every session, skill by skill, oldest first. */
export function CourseTable({ skills }: { skills: PracticeProgress['skills'] }) {
  const t = useT('scorecard');
  const words = usePracticeWords();
  const format = useFormat();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls, also by key
    <section className={css['box']} tabIndex={0} aria-label={t('progress.tableTitle')}>
      <table className={css['table']} aria-label={t('progress.tableTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('progress.when')}</th>
            {skills.map(({ skill }) => (
              <th key={skill} scope="col">
                {t(`skill.${skill}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {momentsOf(skills).map((moment) => (
            <tr key={moment}>
              <th scope="row">{format.dateTime(moment)}</th>
              {skills.map((one) => {
                const points = pointsAt(one, moment);
                return <td key={one.skill}>{points === null ? '—' : words.points(points)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
