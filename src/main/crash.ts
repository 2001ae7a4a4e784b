import { app } from 'electron';
import { log } from './log.ts';

/** A defect here is logged and survived: this process only draws windows, and closing them would help nobody. */
export function setupCrashGuard(): void {
  process.on('unhandledRejection', (cause) => log.error('main.unhandled', cause));
  process.on('uncaughtException', (cause) => log.error('main.uncaught', cause));
  app.on('child-process-gone', (_event, { type, reason }) => log.warn('process.gone', { type, reason }));
}
