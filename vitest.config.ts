import { defineConfig } from 'vitest/config';

/** What starts processes, databases on disk or PostgreSQL. */
const PROCESSES = '{src,scripts}/**/*.{slow,pg}.test.ts';
const SCREENS = 'src/**/*.dom.test.{ts,tsx}';

export default defineConfig({
  test: {
    setupFiles: ['src/testkit/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
    maxWorkers: 2,
    maxConcurrency: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          include: ['{src/**,scripts/**,bench,bench/lib}/*.test.{ts,tsx}'],
          exclude: [SCREENS, PROCESSES],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'screen',
          include: [SCREENS],
          environment: 'jsdom',
          isolate: false,
          setupFiles: ['src/testkit/setup-screen.ts'],
        },
      },
      { extends: true, test: { name: 'processes', include: [PROCESSES] } },
    ],
  },
});
