import { useMemo } from 'react';
import type { SopProblem } from '#shared/domain/sop/check.ts';
import { FlowChart } from './flow-chart.tsx';
import { modelOf, type ChartContent, type Walked } from './model.ts';

export type SopChartProps = {
  readonly content: ChartContent;
  /** The path taken; null: nobody walks it. */
  readonly walk: Walked | null;
  readonly selected: string | null;
  readonly onSelect: (step: string) => void;
  /** Marked on their steps. */
  readonly problems?: readonly SopProblem[];
};

/** A procedure as a flow chart, with the path taken; everything it shows can be read as a list too. */
export function SopChart({ content, walk, selected, onSelect, problems }: SopChartProps) {
  const model = useMemo(() => modelOf(content, walk, problems), [content, walk, problems]);
  return <FlowChart model={model} selected={selected} onSelect={onSelect} />;
}
