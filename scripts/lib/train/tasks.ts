import { FEELING } from './feeling.ts';
import { LABELS } from './labels.ts';
import type { Training } from './task.ts';

/** Every task by the word that asks for it. */
export const TRAININGS: Readonly<Record<string, Training>> = { feeling: FEELING, emotion: LABELS, polarity: LABELS };
