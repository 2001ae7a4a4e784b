import { app } from 'electron';
import { addressOf, SCHEME, type Claims } from './claims.ts';

/** Has `attune://…` opened by this program. What an address means is the core's business. */
export function setupScheme({ hear }: Claims): void {
  // Started from its sources, the program is Electron, and what it shall run stands in its arguments.
  const mine = process.argv.slice(1).filter((argument) => addressOf([argument]) === undefined);
  if (process.defaultApp) app.setAsDefaultProtocolClient(SCHEME, process.execPath, mine);
  else app.setAsDefaultProtocolClient(SCHEME);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    hear(url);
  });
}
