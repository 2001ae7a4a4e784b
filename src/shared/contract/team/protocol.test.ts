import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { TABLES } from '../../domain/tables.ts';
import * as auth from './auth.ts';
import * as board from './board.ts';
import { PROTOCOL_VERSION } from './protocol.ts';
import * as contacts from './contacts.ts';
import * as live from './live.ts';
import * as sync from './sync.ts';

/** The wire as it was when each version was declared. A released line is never edited. */
const KNOWN: Record<number, string> = {
  1: '8660e6a5584c472a',
  2: '3cb1b135846bcc04',
  3: '6f253baad02dfef1',
  4: 'ac05c5afe17d30d8',
  5: '9d77bc6b8ffe79e3',
  6: '7a1890e2425e9346',
  7: '4079705297b19c5f',
};

function fingerprint(): string {
  const named: [string, unknown][] = Object.entries({ ...sync, ...auth, ...live, ...contacts, ...board, ...TABLES });
  const schemas = named
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([name, schema]) =>
      schema instanceof z.ZodType ? [[name, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })]] : [],
    );
  return createHash('sha256').update(JSON.stringify(schemas)).digest('hex').slice(0, 16);
}

test('a change of the wire needs a new protocol version', () => {
  expect(fingerprint()).toBe(KNOWN[PROTOCOL_VERSION]);
});
