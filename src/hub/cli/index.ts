import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2));
// An open channel to the parent would keep this process alive after everything else has ended.
if (process.connected) process.disconnect();
