import { z } from 'zod';

export const StepKey = z.string().regex(/^[a-z0-9-]{1,60}$/);
export const ResultKey = z.string().min(1).max(60);
