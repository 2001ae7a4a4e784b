import { defineConfig } from '@playwright/test';
import { CHROMIUM } from './scripts/lib/chromium.ts';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/fixtures/demo-team.ts',
  // A test waits more than it works: three share two cores.
  workers: 3,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: process.env['ATTUNE_E2E_REPORT']
    ? [['line'], ['json', { outputFile: process.env['ATTUNE_E2E_REPORT'] }]]
    : 'line',
  outputDir: 'test-results',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    // Recording costs a fifth of the time, and nobody opens what CI has recorded.
    trace: process.env['CI'] === 'true' ? 'off' : 'retain-on-failure',
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
});
