import { hubSuite } from '#testkit/hub/suite/index.ts';

hubSuite('a hub on PGlite', () => Promise.resolve({ database: 'memory', end: () => Promise.resolve() }));
