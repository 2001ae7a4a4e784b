import { createContext, use } from 'react';
import type { StepWords } from './use-step-words.ts';

type Chart = {
  readonly words: StepWords;
  readonly selected: string | null;
  /** The one step Tab leads to. */
  readonly stop: string | null;
  readonly isEditable: boolean;
  readonly onSelect: (step: string) => void;
  readonly onStand: (step: string) => void;
};

/** React Flow draws the steps itself: what they need besides their own data comes this way. */
export const ChartContext = createContext<Chart | null>(null);

export function useChart(): Chart {
  const chart = use(ChartContext);
  if (!chart) throw new Error('a step outside its chart');
  return chart;
}
