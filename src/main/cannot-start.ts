import { join } from 'node:path';
import { app, dialog } from 'electron';
import { words } from './words.ts';

/** Ends the app: nothing that could be tried here again would help. */
export function cannotStart(reason: 'folder-in-use' | 'needs-passphrase'): void {
  const text = words();
  dialog.showErrorBox(text.cannotStart, reason === 'folder-in-use' ? text.inUse : text.needsPassphrase);
  app.exit(2);
}

/** Says that the core ends every time it is started, and where to look; the person tries again or quits. */
export async function offerRetry(dataDir: string, retry: () => void): Promise<void> {
  const { cannotStart: message, keepsEnding, retry: again, quit } = words();
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message,
    detail: keepsEnding(join(dataDir, 'desk.log')),
    buttons: [quit, again],
    defaultId: 1,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) retry();
  else app.quit();
}
