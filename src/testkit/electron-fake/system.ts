import { complain } from './complaints.ts';
import { existsSync } from 'node:fs';
import { KnownEvents, strict } from './strict.ts';
import { needReady, world } from './world.ts';

/** Sealed is what carries a mark of how, and is not the text any more. */
export const safeStorage = strict('safeStorage', {
  async isAsyncEncryptionAvailable() {
    needReady('safeStorage');
    return world.keychain !== 'none';
  },
  getSelectedStorageBackend() {
    needReady('safeStorage');
    return world.keychain === 'keyring' ? 'gnome_libsecret' : 'basic_text';
  },
  async encryptStringAsync(text: string) {
    needReady('safeStorage');
    if (world.keychain === 'none') complain('there is no keychain');
    const sealed = Buffer.from(text).map((byte) => byte ^ 0x5a);
    return Buffer.concat([Buffer.from(world.keychain === 'keyring' ? 'v11' : 'v10'), sealed]);
  },
  async decryptStringAsync(sealed: Buffer) {
    needReady('safeStorage');
    if (sealed.subarray(0, 3).toString() !== 'v11') throw new Error('this was not sealed here');
    const result = Buffer.from(sealed.subarray(3))
      .map((byte) => byte ^ 0x5a)
      .toString();
    return { result, shouldReEncrypt: false };
  },
});

export const dialog = strict('dialog', {
  async showMessageBox(options: {
    message: string;
    detail: string;
    buttons: readonly string[];
    defaultId: number;
    cancelId: number;
  }) {
    needReady('dialog');
    world.dialogs.push(options.message);
    world.dialogDetails.push(options.detail);
    if (world.dialogAnswer === undefined) complain(`nobody expected to be asked: ${options.message}`);
    return { response: world.dialogAnswer };
  },
  showErrorBox(title: string, content: string) {
    world.dialogs.push(`${title}: ${content}`);
  },
});

export const shell = strict('shell', {
  async openExternal(url: string) {
    world.openedOutside.push(url);
  },
  async openPath() {
    complain('a path of this computer is opened');
  },
});

export const nativeTheme = strict('nativeTheme', { themeSource: 'system', shouldUseDarkColors: false });

export const nativeImage = strict('nativeImage', {
  createFromPath(path: string) {
    if (!existsSync(path)) complain(`there is no image ${path}`);
    return { path };
  },
});

const DISPLAY = { workArea: { x: 0, y: 0, width: 1920, height: 1080 } };
const BESIDE = { workArea: { x: 1920, y: 0, width: 1280, height: 1024 } };

export const screen = strict('screen', {
  getAllDisplays() {
    needReady('screen');
    return [DISPLAY, BESIDE];
  },
  /** The one that shows most of it; here, the one its left edge is on. */
  getDisplayMatching({ x }: { x: number }) {
    needReady('screen');
    return x < DISPLAY.workArea.width ? DISPLAY : BESIDE;
  },
  getDisplayNearestPoint({ x }: { x: number }) {
    needReady('screen');
    return x < DISPLAY.workArea.width ? DISPLAY : BESIDE;
  },
  getCursorScreenPoint() {
    needReady('screen');
    return { x: 2500, y: 300 };
  },
});

type Item = { readonly label?: string; readonly role?: string; readonly submenu?: readonly Item[] };

export const Menu = strict('Menu', {
  buildFromTemplate(template: readonly Item[]) {
    for (const { role, label } of template.flatMap((item) => [item, ...(item.submenu ?? [])]))
      if (role && !label) complain(`the menu has an item that is only in English: ${role}`);
    return template;
  },
  setApplicationMenu(menu: readonly Item[]) {
    world.menuLabels = menu
      .flatMap(({ label, submenu = [] }) => [label, ...submenu.map((item) => item.label)])
      .filter((label) => label !== undefined);
  },
});

export class Tray extends KnownEvents {
  constructor(_image: object) {
    needReady('Tray');
    super('Tray', ['click', 'right-click']);
    // oxlint-disable-next-line no-constructor-return
    return strict('Tray', this);
  }
  setContextMenu(_menu: object): void {}
  setToolTip(text: string): void {
    world.toolTip = text;
  }
}

export class Notification extends KnownEvents {
  readonly title: string;
  static isSupported(): boolean {
    needReady('Notification');
    return true;
  }
  constructor({ title }: { title: string; body: string }) {
    super('Notification', ['click', 'close']);
    this.title = title;
    // oxlint-disable-next-line no-constructor-return
    return strict('Notification', this);
  }
  show(): void {
    world.notices.push({ title: this.title, click: () => this.emit('click') });
  }
}

class PowerMonitor extends KnownEvents {
  constructor() {
    super('powerMonitor', ['suspend', 'resume', 'shutdown', 'lock-screen', 'unlock-screen', 'on-ac', 'on-battery']);
  }
  override on(event: string, listener: (...args: never[]) => unknown): this {
    needReady('powerMonitor');
    return super.on(event, listener);
  }
  /** Seconds. Nobody sits at this machine. */
  getSystemIdleTime(): number {
    needReady('powerMonitor');
    return 3600;
  }
}

/** Emitting `resume` wakes the machine up. */
export const machine = new PowerMonitor();
export const powerMonitor = strict('powerMonitor', machine);
