/**
 * Boots the built bundle in the fake and uses it as a page would. Run as
 * `node --import ./register.ts smoke.ts BUILT SCENARIO`; ends with 0, or with 1 and the reason on stderr.
 */
import { rmSync } from 'node:fs';
import { complaints } from './complaints.ts';
import { SCENARIOS } from './smoke/scenarios.ts';
import { dataDir, scenario } from './smoke/tools.ts';
import { processes } from './utility.ts';

let code = 0;
try {
  const run = SCENARIOS[scenario];
  if (!run) throw new Error(`no scenario ${scenario}`);
  process.on('unhandledRejection', (cause) => process.stderr.write(`unhandled: ${String(cause)}\n`));
  await run();
  if (complaints.length > 0) throw new Error('the fake refused something');
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n${complaints.join('\n')}\n`);
  code = 1;
}
// A thread that is just ending by itself can make our own end a 0.
await Promise.all(processes.map((one) => one.end()));
rmSync(dataDir, { recursive: true, force: true });
process.exit(code);
