import { z } from 'zod';

/** What the screen may ask of the window it lives in. Under Electron these cross the one IPC channel; in a browser the page does them itself. */
export const ShellCall = z.discriminatedUnion('name', [
  /** Opens an http, https, mailto or tel link outside, after a check. */
  z.object({ name: z.literal('openExternal'), url: z.url().max(2000) }),
  z.object({
    name: z.literal('notify'),
    title: z.string().max(200),
    body: z.string().max(500),
    ticketId: z.string().nullable(),
  }),
  /** Shows `#/pop` above every other window, on the screen the agent works at, and leaves the keyboard where it is. */
  z.object({ name: z.literal('showPop') }),
  z.object({ name: z.literal('hidePop') }),
  /** The desk's window comes to the front and opens this contact; the pop goes. */
  z.object({ name: z.literal('openContact'), contactId: z.string().max(500) }),
  z.object({ name: z.literal('setWaiting'), count: z.int().min(0) }),
  z.object({ name: z.literal('setTheme'), theme: z.enum(['system', 'light', 'dark']) }),
  z.object({ name: z.literal('setLanguage'), language: z.enum(['zh', 'en']) }),
]);
export type ShellCall = z.infer<typeof ShellCall>;

/** What the window tells the screen. */
export const ShellEvent = z.discriminatedUnion('name', [
  z.object({ name: z.literal('open-ticket'), ticketId: z.string() }),
  z.object({ name: z.literal('open-contact'), contactId: z.string() }),
  z.object({ name: z.literal('open-palette') }),
  z.object({ name: z.literal('backend-restarted') }),
]);
export type ShellEvent = z.infer<typeof ShellEvent>;
