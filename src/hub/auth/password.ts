import { randomBytes } from 'node:crypto';
import { argon2Matches, argon2Text } from './argon2.ts';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. The parameters stand in the stored text itself. */
const COST = { parallelism: 1, passes: 2, memory: 19_456 } as const;
export const MIN_PASSWORD = 10;

export const hashPassword = (password: string): Promise<string> =>
  argon2Text(password.normalize('NFC'), randomBytes(16), COST);

export const verifyPassword = (password: string, hash: string): Promise<boolean> =>
  argon2Matches(password.normalize('NFC'), hash);

let nobody: Promise<string> | undefined;
/** Checks a password against nobody's: an unknown name must take as long as a known one. */
export async function verifyAgainstNobody(password: string): Promise<false> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'));
  await verifyPassword(password, await nobody);
  return false;
}
