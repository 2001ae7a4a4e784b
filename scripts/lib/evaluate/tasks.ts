import { AGREEMENT } from './agreement.ts';
import { FEELING } from './feeling.ts';
import { INTENT } from './intent.ts';
import type { Task } from './task.ts';

/** Every task by the word that asks for it; each has a file of its own in this folder. */
export const TASKS: Readonly<Record<string, Task>> = { feeling: FEELING, agreement: AGREEMENT, intent: INTENT };
