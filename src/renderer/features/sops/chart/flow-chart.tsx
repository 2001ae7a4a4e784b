import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { Skeleton } from '../../../ui/index.ts';
import type { CanvasProps } from './chart-canvas.tsx';
import css from './flow-chart.module.css';
import { useChartMode } from './mode.ts';
import { StepList } from './step-list.tsx';

const ChartCanvas = lazy(async () => ({ default: (await import('./chart-canvas.tsx')).ChartCanvas }));

/** The drawing and the list of one procedure, and what changes from one to the other. Fills its place. */
export function FlowChart(props: CanvasProps) {
  const t = useT('sopDesk');
  const { mode, choose } = useChartMode();
  return (
    <div className={css['chart']}>
      <SegmentedControl
        size="xs"
        className={css['mode'] ?? ''}
        aria-label={t('chart.mode')}
        value={mode}
        data={[
          { value: 'chart', label: t('chart.asChart') },
          { value: 'list', label: t('chart.asList') },
        ]}
        onChange={(value) => choose(value === 'list' ? 'list' : 'chart')}
      />
      {mode === 'list' ? (
        <StepList model={props.model} selected={props.selected} onSelect={props.onSelect} />
      ) : (
        <Suspense fallback={<Skeleton lines={6} />}>
          <ChartCanvas {...props} />
        </Suspense>
      )}
    </div>
  );
}
