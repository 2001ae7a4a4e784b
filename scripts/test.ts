import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './lib/build.ts';
import { CHROMIUM } from './lib/chromium.ts';
import { add, countPlaywright, countVitest, NONE, type Counts } from './lib/counts.ts';
import { runTool, TOOLS } from './lib/run.ts';
import { politely } from './lib/sentence.ts';

async function runVitest(folder: string): Promise<Counts> {
  const report = join(folder, 'vitest.json');
  const reporters = ['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`];
  const { code } = await runTool(TOOLS.vitest, ['run', ...reporters], {}, true);
  const counts = await countVitest(report);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function runPlaywright(folder: string): Promise<Counts> {
  const report = join(folder, 'playwright.json');
  const { code } = await runTool(TOOLS.playwright, ['test'], { ATTUNE_E2E_REPORT: report }, true);
  const counts = await countPlaywright(report);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Names every browser test that will not run here, and the line that would change that. */
async function skipPlaywright(): Promise<Counts> {
  const { output } = await runTool(TOOLS.playwright, ['test', '--list']);
  const names = output.split('\n').filter((line) => line.includes('›'));
  console.log(`No Chromium at ${CHROMIUM}: these browser tests are skipped.`);
  for (const name of names) console.log(`  skipped ${name.trim()}`);
  console.log('To run them: sudo apt-get install chromium (or set ATTUNE_CHROMIUM to a Chromium of yours).');
  return { ...NONE, skipped: names.length };
}

/** `npm test`: every test of every runner, and one line that sums them. In CI a missing browser is a failure, not a skip. */
async function test(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-test-'));
  await buildIfStale();
  const mayRunBrowser = existsSync(CHROMIUM) || process.env['CI'] === 'true';
  const first = await runVitest(folder);
  const second = await (mayRunBrowser ? runPlaywright(folder) : skipPlaywright());
  await rm(folder, { recursive: true, force: true });
  const { passed, failed, skipped } = add(first, second);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

export const main = (): Promise<void> => politely(test);
