import { EN_ASKS } from './en-asks.ts';
import { EN_FAULTS } from './en-faults.ts';
import { EN_STEPS } from './en-steps.ts';
import { EN_WARM } from './en-warm.ts';
import type { Patterns } from './patterns.ts';

/** English as people at a counter write it. */
export const EN: Patterns = { ...EN_WARM, ...EN_ASKS, ...EN_STEPS, ...EN_FAULTS, essay: 170 };
