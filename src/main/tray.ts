import { app, Menu, nativeImage, Tray } from 'electron';
import { log } from './log.ts';
import { icon } from './paths.ts';
import { inWords, words } from './words.ts';

let tray: Tray | undefined;
let waiting = 0;

/** A mark beside the clock that says how many changes wait to be sent. Desktops without such a place go without. */
export function setupTray(onShow: () => void): void {
  try {
    tray = new Tray(nativeImage.createFromPath(icon('tray.png')));
  } catch (cause) {
    return log.error('tray.none', cause);
  }
  tray.on('click', onShow);
  inWords(() => {
    const text = words();
    tray?.setContextMenu(
      Menu.buildFromTemplate([
        { label: text.show, click: onShow },
        { type: 'separator' },
        { role: 'quit', label: text.quit },
      ]),
    );
    draw();
  });
}

/** How many changes of this desk wait to be sent. */
export function setWaiting(count: number): void {
  waiting = count;
  app.setBadgeCount(count);
  draw();
}

function draw(): void {
  tray?.setToolTip(waiting === 0 ? app.name : words().waiting(waiting));
}
