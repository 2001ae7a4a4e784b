import { IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { SKILLS, type Skill } from '#shared/domain/practice/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Action } from '../../../lib/actions.ts';
import { ActionButton, Panel } from '../../../ui/index.ts';
import { PointsBar } from './points-bar.tsx';
import { Reasons } from './reasons.tsx';
import css from './skills.module.css';
import { lowestOf, type Reading } from './use-reading.ts';
import { pointsOf } from './words.ts';

type Props = { record: PracticeRecord; reading: Reading; isOwn: boolean; reasons: Action };

/** From here on nothing needs to be named: every skill stands. */
const FIRM = 4.5;

/** The six skills, the reasons of each a click away; the lowest is open, with what to do next. */
export function SkillList({ record, reading, isOwn, reasons }: Props) {
  const t = useT('scorecard');
  const lowest = lowestOf(record.points);
  const isFirm = lowest !== null && lowest.points >= FIRM;
  return (
    <Panel title={t('skills.title')} aside={<Mean mean={record.mean} />}>
      <ul className={css['skills']}>
        {SKILLS.map((skill) => (
          <OneSkill
            key={skill}
            skill={skill}
            record={record}
            reading={reading}
            isNamed={!isFirm && skill === lowest?.skill}
          />
        ))}
      </ul>
      {/* What to do next is said to whoever practised, and to nobody else about them. */}
      {lowest && (
        <p className={css['next']}>
          {isOwn
            ? t(isFirm ? 'next.all' : `next.${lowest.skill}`)
            : t('nextShared.lowest', { skill: t(`skill.${lowest.skill}`) })}
        </p>
      )}
      <div className={css['foot']}>
        <span className="secondary">{t('skills.scale')}</span>
        <ActionButton action={reasons} size="compact-xs" variant="subtle" />
      </div>
    </Panel>
  );
}

function Mean({ mean }: { mean: number }) {
  const t = useT('scorecard');
  return <span className={css['mean']}>{t('skills.mean', { mean: pointsOf(mean) })}</span>;
}

type OneProps = { skill: Skill; record: PracticeRecord; reading: Reading; isNamed: boolean };

function OneSkill({ skill, record, reading, isNamed }: OneProps) {
  const t = useT('scorecard');
  const id = useId();
  const points = record.points[skill];
  const isOpen = reading.skills.has(skill);
  const label = points === null ? t('skills.none') : t('skills.of', { points: pointsOf(points) });
  return (
    <li>
      <button
        type="button"
        className={css['skill']}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => reading.toggleSkill(skill)}
      >
        <IconChevronRight size={14} stroke={1.6} aria-hidden className={css['chevron']} />
        <span className={css['name']}>{t(`skill.${skill}`)}</span>
        <PointsBar points={points} label={label} isNamed={isNamed} />
      </button>
      {isOpen && (
        <div id={id} className={css['reasons']}>
          <Reasons skill={skill} isScored={points !== null} lang={record.lang} reading={reading} />
        </div>
      )}
    </li>
  );
}
