import { AGREEMENT } from './agreement.ts';
import { EMOTION } from './emotion.ts';
import { ESCALATE } from './escalate.ts';
import { EVIDENCE } from './evidence.ts';
import { FEELING } from './feeling.ts';
import { INTENT } from './intent.ts';
import { NEXT_STEP } from './next-step.ts';
import { NEEDS_TASK } from './needs.ts';
import { PERSONAL_DATA } from './personal-data.ts';
import { POLARITY } from './polarity.ts';
import { SATISFACTION } from './satisfaction.ts';
import { SCORECARD } from './scorecard.ts';
import type { Task } from './task.ts';

/** Every task by the word that asks for it; each has a file of its own in this folder. */
export const TASKS: Readonly<Record<string, Task>> = {
  feeling: FEELING,
  agreement: AGREEMENT,
  emotion: EMOTION,
  needs: NEEDS_TASK,
  evidence: EVIDENCE,
  escalate: ESCALATE,
  polarity: POLARITY,
  satisfaction: SATISFACTION,
  intent: INTENT,
  'next-step': NEXT_STEP,
  'personal-data': PERSONAL_DATA,
  scorecard: SCORECARD,
};
