import { describe } from 'vitest';
import { hubSuite } from '#testkit/hub/suite/index.ts';
import { startTestPostgres } from '#testkit/hub/postgres.ts';

describe('a hub on PostgreSQL', () => {
  hubSuite(async () => {
    const postgres = await startTestPostgres();
    return { database: await postgres.newDatabase(), end: () => postgres.stop() };
  });
});
