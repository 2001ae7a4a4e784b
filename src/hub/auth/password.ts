import { randomBytes } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. The parameters stand in the stored text itself. */
const COST = { parallelism: 1, iterations: 2, memorySize: 19_456, hashLength: 32 } as const;
export const MIN_PASSWORD = 10;

export const hashPassword = (password: string): Promise<string> =>
  argon2id({ ...COST, password: password.normalize('NFC'), salt: randomBytes(16), outputType: 'encoded' });

export const verifyPassword = (password: string, hash: string): Promise<boolean> =>
  argon2Verify({ password: password.normalize('NFC'), hash });

let nobody: Promise<string> | undefined;
/** Checks a password against nobody's: an unknown name must take as long as a known one. */
export async function verifyAgainstNobody(password: string): Promise<false> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'));
  await verifyPassword(password, await nobody);
  return false;
}
