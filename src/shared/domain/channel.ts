import { z } from 'zod';

export const CHANNELS = ['phone', 'chat', 'email', 'social', 'message'] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;
