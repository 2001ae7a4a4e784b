import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissing, writeDurably } from './durable-file.node.ts';

const TelephonyFile = z.object({
  /** Stays the same from start to start, so that an exchange is set up once. */
  token: z.string().regex(/^[A-Za-z0-9_-]{32,}$/),
  /** Where the desk listens now; null: it does not. */
  url: z.string().nullable(),
  /** Where it listened last, also where that was not the usual port: a second desk of this computer keeps its own. */
  port: z.int().min(1).max(65_535).nullable().default(null),
});
export type TelephonyFile = z.infer<typeof TelephonyFile>;

export const newToken = (): string => randomBytes(24).toString('base64url');
export const telephonyPath = (dataDir: string): string => join(dataDir, 'telephony.json');

/** What `telephony.json` of a desk says; readable by its owner only. A missing or broken one: a new token. */
export function readTelephony(dataDir: string): TelephonyFile {
  const path = telephonyPath(dataDir);
  try {
    const file = TelephonyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    chmodSync(path, 0o600);
    return file;
  } catch (cause) {
    if (isMissing(cause) || cause instanceof SyntaxError || cause instanceof z.ZodError) {
      return { token: newToken(), url: null, port: null };
    }
    throw cause;
  }
}

export const writeTelephony = (dataDir: string, file: TelephonyFile): Promise<void> =>
  writeDurably(telephonyPath(dataDir), `${JSON.stringify(file)}\n`);
