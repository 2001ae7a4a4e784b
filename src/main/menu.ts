import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { tellScreen } from './ipc.ts';
import { inWords, words, type Words } from './words.ts';

/** The application menu, in the language of the screen. */
export function setupMenu(): void {
  inWords(() => Menu.setApplicationMenu(Menu.buildFromTemplate(template())));
}

function template(): MenuItemConstructorOptions[] {
  const text = words();
  const isMac = process.platform === 'darwin';
  const quit: MenuItemConstructorOptions = { role: 'quit', label: text.quit };
  return [
    isMac
      ? {
          label: app.name,
          submenu: [
            { role: 'about', label: text.about },
            { type: 'separator' },
            { role: 'hide', label: text.hide },
            { type: 'separator' },
            quit,
          ],
        }
      : { label: text.file, submenu: [quit] },
    { label: text.edit, submenu: roles('undo', 'redo', 'cut', 'copy', 'paste', 'selectAll') },
    { label: text.go, submenu: [palette(text.palette)] },
    {
      label: text.view,
      submenu: [
        ...roles('resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'),
        ...(app.isPackaged ? [] : roles('reload', 'toggleDevTools')),
      ],
    },
    { label: text.window, submenu: roles('minimize', 'close') },
  ];
}

/** Electron names its roles in English only. */
const roles = (...names: (keyof Words['roles'])[]): MenuItemConstructorOptions[] =>
  names.map((role) => ({ role, label: words().roles[role] }));

/** The screen has the key itself; the menu only shows it. */
const palette = (label: string): MenuItemConstructorOptions => ({
  label,
  accelerator: 'CommandOrControl+K',
  registerAccelerator: false,
  click: () => tellScreen({ name: 'open-palette' }),
});
