import { useState } from 'react';
import type { PracticeProgress } from '#shared/contract/app/practice.ts';
import { useActions, useKeysOf, type Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionKeys, Panel } from '../../../ui/index.ts';
import { ariaKeys } from '../../../ui/key-hint.tsx';
import { practiceAction } from '../lib/action.ts';
import { usePracticeWords } from '../lib/words.ts';
import { PointsBar } from '../scorecard/points-bar.tsx';
import { CourseLine } from './course-line.tsx';
import { CourseTable } from './course-table.tsx';
import { lowestMean } from './courses.ts';
import css from './progress.module.css';

type One = PracticeProgress['skills'][number];

/** The mean of the last sessions by skill, each with the line of its course; the same as numbers a key away. */
export function SkillCourses({ progress }: { progress: PracticeProgress }) {
  const t = useT('scorecard');
  const [isTable, setTable] = useState(false);
  const table = practiceAction('progress.table', 'scorecard:action.progressTable', 't', () => setTable(!isTable));
  useActions([table]);
  const lowest = lowestMean(progress.skills);
  return (
    <Panel title={t('progress.skills')} aside={<Aside count={progress.sessions} turn={table} isTable={isTable} />}>
      {isTable ? (
        <CourseTable skills={progress.skills} />
      ) : (
        <>
          <p className={css['quiet']}>{t('progress.recent')}</p>
          <ul className={css['skills']}>
            {progress.skills.map((one) => (
              <Row key={one.skill} one={one} isNamed={one === lowest} />
            ))}
          </ul>
        </>
      )}
      {lowest && <Low one={lowest} />}
    </Panel>
  );
}

function Aside({ count, turn, isTable }: { count: number; turn: Action; isTable: boolean }) {
  const t = useT('scorecard');
  const keys = useKeysOf(turn.id, turn.keys);
  return (
    <span className={css['aside']}>
      {t('progress.skillsAside', { count })}
      <button type="button" className={css['turn']} onClick={turn.perform} aria-keyshortcuts={ariaKeys(keys)}>
        {t(isTable ? 'course.toChart' : 'course.toTable')}
        <ActionKeys id={turn.id} keys={turn.keys} />
      </button>
    </span>
  );
}

function Low({ one: { skill, mean } }: { one: One }) {
  const t = useT('scorecard');
  const words = usePracticeWords();
  return (
    <p className={css['low']}>{t('progress.low', { skill: t(`skill.${skill}`), points: words.points(mean ?? 0) })}</p>
  );
}

function Row({ one: { skill, mean, course }, isNamed }: { one: One; isNamed: boolean }) {
  const t = useT('scorecard');
  const words = usePracticeWords();
  const label = mean === null ? t('progress.noMean') : t('skills.of', { points: words.points(mean) });
  const [first, last] = [course[0]?.points, course.at(-1)?.points];
  return (
    <li className={css['skill']} data-named={isNamed || undefined}>
      <span>{t(`skill.${skill}`)}</span>
      <PointsBar points={mean} label={label} isNamed={isNamed} />
      <span>
        <CourseLine course={course} />
        {first !== undefined && last !== undefined && (
          <span className="visually-hidden">{t('progress.course', { count: course.length, first, last })}</span>
        )}
      </span>
    </li>
  );
}
