import { IconSchool } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PracticeProgress } from '#shared/contract/app/practice.ts';
import { useActions } from '../../../lib/actions.ts';
import { useLanguage, useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import { ActionButton, EmptyState, ErrorState, Skeleton } from '../../../ui/index.ts';
import { practiceAction } from '../lib/action.ts';
import { addressOf } from '../lib/places.ts';
import { useBegin } from '../lib/use-begin.ts';
import { CorePanel } from './core-panel.tsx';
import { NextPanel } from './next-panel.tsx';
import css from './progress.module.css';
import { useProgress } from './queries.ts';
import { SessionTable } from './session-table.tsx';
import { SkillCourses } from './skill-courses.tsx';

/** How one's own practice goes: nobody else sees it. `#/practice/progress`. */
export function ProgressScreen() {
  const { data, error, refetch } = useProgress(useLanguage());
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  return <Progress progress={data} />;
}

function Progress({ progress }: { progress: PracticeProgress }) {
  const t = useT('scorecard');
  const begin = useBegin();
  const start = {
    ...practiceAction('progress.start', 'scorecard:action.start', 'n', () => void begin.run(progress.next.ref)),
    icon: IconSchool,
  };
  useActions([start]);
  if (progress.sessions === 0)
    return (
      <Nothing title={progress.next.title}>
        <ActionButton action={start} variant="filled" />
      </Nothing>
    );
  return (
    <div className={css['screen']}>
      <p className={css['private']}>{t('progress.private')}</p>
      <div className={css['body']}>
        <div className={css['column']}>
          <SkillCourses progress={progress} />
          <SessionTable />
        </div>
        <div className={css['column']}>
          <NextPanel next={progress.next} start={start} />
          <CorePanel core={progress.core} />
        </div>
      </div>
    </div>
  );
}

/** Before the first session: what will stand here, and a way to begin. */
function Nothing({ title, children }: { title: string; children: ReactNode }) {
  const t = useT('scorecard');
  const { go } = useGo();
  const library = practiceAction('progress.library', 'scorecard:action.library', 'l', () =>
    go(...addressOf('library')),
  );
  useActions([library]);
  return (
    <EmptyState
      icon={<IconSchool size={32} stroke={1.2} />}
      title={t('progress.empty')}
      next={t('progress.emptyNext')}
      action={
        <>
          <p className={css['first']}>{t('progress.first', { title })}</p>
          <div className={css['begin']}>
            {children}
            <ActionButton action={library} />
          </div>
        </>
      }
    />
  );
}
