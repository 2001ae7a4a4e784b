import { createHash } from 'node:crypto';
import { canonical } from '#shared/kernel/canonical.ts';

export const contentHash = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex').slice(0, 24);
