import type { LessonView } from '#shared/contract/app/sop-desk.ts';
import { effect } from '#shared/domain/sop/health-effect.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { ActionButton, Panel, Pill } from '../../../ui/index.ts';
import { EffectWords } from './effect-words.tsx';
import css from './health.module.css';
import type { Version } from './queries.ts';

const MINUTE_MS = 60_000;

type Props = {
  lessons: readonly LessonView[];
  versions: readonly Version[];
  /** The newest lesson no version has come of, and what can be done with it. */
  waiting: LessonView | undefined;
  actions: readonly Action[];
};

/** What the team learnt, newest first, with what came of it. */
export function LessonsPanel({ lessons, versions, waiting, actions }: Props) {
  const t = useT('sopHealth');
  return (
    <Panel title={t('lessons.title')}>
      {lessons.length === 0 && (
        <p className={css['quiet']}>
          <strong>{t('lessons.none')}</strong> {t('lessons.noneNext')}
        </p>
      )}
      <ul className={css['lessons']}>
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <About lesson={lesson} />
            <Came lesson={lesson} versions={versions} />
            {lesson === waiting && (
              <div className={css['buttons']}>
                {actions.map((action) => (
                  <ActionButton key={action.id} action={action} size="compact-sm" />
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function About({ lesson }: { lesson: LessonView }) {
  const t = useT('sopHealth');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const { finding, cause, measure, decision, at, version, authorName } = lesson;
  return (
    <>
      <p className={css['about']}>
        <Pill tone="accent">{t(`decision.${decision}`)}</Pill>
        <span>{t('lessons.by', { name: authorName ?? t('flags.unknown'), ago: format.ago(at, now), version })}</span>
      </p>
      {finding !== '' && <p className={css['note']}>{finding}</p>}
      <p className={css['note']}>{t('lessons.cause', { cause })}</p>
      {measure !== '' && <p className={css['note']}>{t('lessons.measure', { measure })}</p>}
    </>
  );
}

/** The version that came of it, and its figures beside those of the one that was looked at. */
function Came({ lesson, versions }: { lesson: LessonView; versions: readonly Version[] }) {
  const t = useT('sopHealth');
  const { decision, version, nextVersion } = lesson;
  if (nextVersion === null) {
    return decision === 'change' ? <p className="secondary">{t('lessons.waits')}</p> : null;
  }
  const before = versions.find((one) => one.version === version);
  const after = versions.find((one) => one.version === nextVersion);
  return (
    <div className={css['came']}>
      <p className={css['note']}>{t('lessons.next', { version: nextVersion })}</p>
      {before && after && <EffectWords effect={effect(before, after)} version={after} />}
    </div>
  );
}
