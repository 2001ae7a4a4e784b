import { FEELING } from './feeling.ts';
import type { Training } from './task.ts';

/** Every task by the word that asks for it; each has a file of its own in this folder. */
export const TRAININGS: Readonly<Record<string, Training>> = { feeling: FEELING };
