import { z } from 'zod';
import { LANGUAGES } from '../../kernel/text.ts';
import { ORDERS } from './tickets.ts';
import { app, Nothing } from './base.ts';

/** What belongs to this desk and not to the replica; readable before anybody signs in. */
export const Settings = z.object({
  /** `system` follows the language of the browser or operating system. */
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['system', 'light', 'dark']),
  ticketOrder: z.enum(ORDERS),
  lastHandle: z.string().nullable(),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  ticketOrder: 'waiting',
  lastHandle: null,
};

export const settings = {
  get: app.input(Nothing).output(Settings),
  set: app.input(Settings.partial()).output(Settings),
};
