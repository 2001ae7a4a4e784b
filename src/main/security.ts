import { app, session } from 'electron';
import { log } from './log.ts';
import { isOurs } from './screen-protocol.ts';

/** The one thing the screen may do beyond drawing: put text on the clipboard when the agent says so. */
const ALLOWED = 'clipboard-sanitized-write';

function refuse(event: { preventDefault(): void; readonly url: string }): void {
  if (isOurs(event.url)) return;
  event.preventDefault();
  log.warn('security.navigation-refused');
}

/** Nothing is navigated to, opened, embedded or permitted, and nothing leaves for the network: the core alone speaks to the hub. */
export function setupSecurity(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', refuse);
    contents.on('will-frame-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((contents, permission, answer) => {
    answer(permission === ALLOWED && isOurs(contents.getURL()));
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => permission === ALLOWED && isOurs(origin));
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] },
    (_request, answer) => answer({ cancel: true }),
  );
}
