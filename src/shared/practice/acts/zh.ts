import type { Patterns } from './patterns.ts';
import { ZH_ASKS } from './zh-asks.ts';
import { ZH_FAULTS } from './zh-faults.ts';
import { ZH_STEPS } from './zh-steps.ts';
import { ZH_WARM } from './zh-warm.ts';

/** Chinese as people at a counter write it. */
export const ZH: Patterns = { ...ZH_WARM, ...ZH_ASKS, ...ZH_STEPS, ...ZH_FAULTS, essay: 260 };
