export { ResultKey, StepKey } from './keys.ts';
export { RunMark } from './run-mark.ts';
export { lacksSummary, SopContent, Sop, SopSuggest, sopIdOf } from './sop.ts';
export { SopStep, StepAction, StepField } from './step.ts';
export { MAX_ENTRIES, MAX_NOTE, MAX_VALUE, Run, RunAct, RunEntry, RunValues } from './run.ts';
export { Flag, Lesson } from './lesson.ts';
