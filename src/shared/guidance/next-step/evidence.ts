import { likeness, type ReadProcedure } from './procedure.ts';

/** One line of a conversation. `system`: what the desk showed to the agent meanwhile. */
export type Line = { readonly by: 'customer' | 'agent' | 'system'; readonly text: string };

/** A step that was evidently done, and the line that shows it. */
export type Evidence = { readonly step: number; readonly line: number };

/** From which likeness on a line of the agent is the step: best F1 over folds of STAR. */
const ALIKE = 0.55;
/** Steps that are said in the same words are told apart by what was done before. */
const SAME = 0.02;

/** Of several steps that a line may be, the one that follows what was done last; otherwise the likest. */
function chosen({ next }: ReadProcedure, like: Float32Array, last: number | undefined): number | undefined {
  const most = like.reduce((max, one) => Math.max(max, one), 0);
  if (most < ALIKE) return undefined;
  const steps = Array.from(like.keys()).filter((step) => like[step]! >= most - SAME);
  return (
    steps.find((step) => last !== undefined && next[last]?.includes(step)) ?? steps.find((step) => like[step] === most)
  );
}

/** What the agent's lines show to be done, in their order; a step as often as it was said. */
export function evidentSteps(procedure: ReadProcedure, lines: readonly Line[]): Evidence[] {
  const found: Evidence[] = [];
  for (const [line, { by, text }] of lines.entries()) {
    if (by !== 'agent') continue;
    const step = chosen(procedure, likeness(procedure, text), found.at(-1)?.step);
    if (step !== undefined) found.push({ step, line });
  }
  return found;
}
