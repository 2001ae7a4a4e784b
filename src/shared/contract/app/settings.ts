import { z } from 'zod';
import { LANGUAGES } from '../../kernel/text.ts';
import { ORDERS } from './tickets.ts';
import { app, Nothing } from './base.ts';

export const DENSITIES = ['comfortable', 'compact'] as const;

/** What the desk tells the agent about while they look elsewhere. */
export const NotificationSettings = z.object({
  isOn: z.boolean(),
  hasSound: z.boolean(),
  /** A customer's line on a ticket of mine; a ticket given to me; a note that speaks to me; a ticket I follow; a promise at risk. */
  lines: z.boolean(),
  assigned: z.boolean(),
  mentions: z.boolean(),
  followed: z.boolean(),
  atRisk: z.boolean(),
});

/** What belongs to this desk and not to the replica; readable before anybody signs in. */
export const Settings = z.object({
  /** `system` follows the language of the browser or operating system. */
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(DENSITIES),
  ticketOrder: z.enum(ORDERS),
  notifications: NotificationSettings,
  /** Whether customers' words are read at all; whether corrected readings may go to the team, without personal data. */
  guidance: z.object({ isOn: z.boolean(), sharesCorrections: z.boolean() }),
  /** The agent's own keys, by action id, in the notation of the screen's keys; empty text: no key. Absent: the product's. */
  keys: z.record(z.string().max(80), z.string().max(40)),
  lastHandle: z.string().nullable(),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  ticketOrder: 'waiting',
  notifications: {
    isOn: true,
    hasSound: false,
    lines: true,
    assigned: true,
    mentions: true,
    followed: true,
    atRisk: true,
  },
  guidance: { isOn: true, sharesCorrections: false },
  keys: {},
  lastHandle: null,
};

/** Where telephone systems and softphones on this computer tell what happens; null: this desk does not listen. */
const Telephony = z.object({ address: z.url().nullable() });

export const settings = {
  get: app.input(Nothing).output(Settings),
  set: app.input(Settings.partial()).output(Settings),
  telephony: app.input(Nothing).output(Telephony),
  /** Ends the token in use; what was set up with it hears 401 from then on. */
  renewTelephony: app.input(Nothing).output(Telephony),
};
