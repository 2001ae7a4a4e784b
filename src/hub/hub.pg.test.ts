import { hubSuite } from '#testkit/hub/suite/index.ts';
import { startTestPostgres } from '#testkit/hub/postgres.ts';

hubSuite('a hub on PostgreSQL', async () => {
  const postgres = await startTestPostgres();
  return { database: await postgres.newDatabase(), end: () => postgres.stop() };
});
