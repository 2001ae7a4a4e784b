import { describe } from 'vitest';
import { hubSuite } from '#testkit/hub/suite/index.ts';

describe('a hub on PGlite', () => {
  hubSuite(() => Promise.resolve({ database: 'memory', end: () => Promise.resolve() }));
});
