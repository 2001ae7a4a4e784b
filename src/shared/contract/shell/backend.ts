import { z } from 'zod';

/**
 * What the window process and the core's process say to each other. The core never learns that there is a window, the
 * window never what a ticket is: a start, keys, settings, an end, and ports that are passed on unopened.
 */
export const BackendStart = z.object({
  type: z.literal('start'),
  dataDir: z.string(),
  hubUrl: z.string(),
  handle: z.string().nullable(),
  version: z.string(),
  /** `file`: the core's process keeps the key itself, in the data folder. */
  keys: z.enum(['keychain', 'file']),
  settings: z.record(z.string(), z.unknown()),
  /** Where telephone systems on this computer tell what happens. Null: as last time. */
  telephonyPort: z.union([z.int().min(0).max(65_535), z.literal('off')]).nullable(),
});
export type BackendStart = z.infer<typeof BackendStart>;

export const ToBackend = z.discriminatedUnion('type', [
  BackendStart,
  /** Comes with one MessagePort: a window's line to the core. */
  z.object({ type: z.literal('port') }),
  /** The answer to `protect` or `unprotect`; base64. Null: it could not be done. */
  z.object({ type: z.literal('kept'), id: z.int(), base64: z.string().nullable() }),
  /** The machine has slept: lines from before are dead. */
  z.object({ type: z.literal('resume') }),
  /** Whether somebody is at the computer: something was touched a moment ago, or it was locked, or unlocked. Nothing else is known of it. */
  z.object({ type: z.literal('attendance'), what: z.enum(['active', 'locked', 'unlocked']) }),
  /** An `attune:` address that somebody opened: any page may have. */
  z.object({ type: z.literal('claimed'), address: z.string().max(2000) }),
  z.object({ type: z.literal('stop') }),
]);
export type ToBackend = z.infer<typeof ToBackend>;

export const FromBackend = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** It cannot work like this, and trying again does not help. */
  z.object({ type: z.literal('failed'), reason: z.enum(['folder-in-use', 'needs-passphrase']) }),
  z.object({ type: z.literal('protect'), id: z.int(), base64: z.string() }),
  z.object({ type: z.literal('unprotect'), id: z.int(), base64: z.string() }),
  z.object({ type: z.literal('settings'), values: z.record(z.string(), z.unknown()) }),
]);
export type FromBackend = z.infer<typeof FromBackend>;
