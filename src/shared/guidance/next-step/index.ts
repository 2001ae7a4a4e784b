export type { Line } from './evidence.ts';
export { stepHints, type Hints } from './hints.ts';
export { learnHabits, type Habits, type PastConversation } from './past.ts';
export { readProcedure, type ReadProcedure, type Steps } from './procedure.ts';
