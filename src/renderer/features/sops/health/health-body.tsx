import { IconRoute } from '@tabler/icons-react';
import type { FlagView, LessonView } from '#shared/contract/app/sop-desk.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionButton, EmptyState, Panel } from '../../../ui/index.ts';
import { EffectWords } from './effect-words.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { FlagsPanel } from './flags-panel.tsx';
import { HealthHead } from './health-head.tsx';
import css from './health.module.css';
import { LessonForm } from './lesson-form.tsx';
import { LessonsPanel } from './lessons-panel.tsx';
import type { Health, Version } from './queries.ts';
import { RunsPanel } from './runs-panel.tsx';
import { StepBars } from './step-bars.tsx';
import { StepTable } from './step-table.tsx';
import { useHealthActions } from './use-health-actions.ts';
import { useLooking } from './use-looking.ts';
import type { PeriodChoice } from './use-period.ts';

export type BodyProps = {
  sopKey: string;
  onEdit: (key: string) => void;
  health: Health;
  newest: Version;
  flags: readonly FlagView[];
  lessons: readonly LessonView[];
  period: PeriodChoice;
};

export function HealthBody({ sopKey, onEdit, health, newest, flags, lessons, period }: BodyProps) {
  const t = useT('sopHealth');
  const looking = useLooking({ sopKey, health, newest, flags, lessons });
  const { version, finding, isTable, chosen, start } = looking;
  const actions = useHealthActions(looking, onEdit);
  const { effect, versions, isPartial } = health;
  return (
    <div className={css['health']}>
      <HealthHead versions={versions} version={version} onVersion={looking.setVersion} period={period} />
      {version.runs.begun === 0 ? (
        <EmptyState icon={<IconRoute size={32} stroke={1.2} />} title={t('none.title')} next={t('none.next')} />
      ) : (
        <>
          <FindingsPanel version={version} current={finding} onChoose={looking.setFinding} lesson={actions.lesson} />
          <Panel title={t('steps.title')} aside={<ActionButton action={actions.table} size="compact-xs" />}>
            {isTable ? <StepTable version={version} /> : <StepBars version={version} current={finding} />}
          </Panel>
          <RunsPanel version={version} />
        </>
      )}
      {effect && version === newest && (
        <Panel title={t('effect.title', { after: effect.after, before: effect.before })}>
          <EffectWords effect={effect} version={version} />
        </Panel>
      )}
      <FlagsPanel
        version={version}
        flags={flags}
        chosen={chosen}
        onChoose={looking.choose}
        actions={actions.ofFlags}
        list={looking.list}
      />
      <LessonsPanel lessons={lessons} versions={versions} waiting={looking.waiting} actions={actions.ofLesson} />
      <p className="secondary">
        {t('privacy')} {isPartial && t('partial')}
      </p>
      {start && <LessonForm start={start} onClose={() => looking.setStart(null)} onEdit={onEdit} />}
    </div>
  );
}
