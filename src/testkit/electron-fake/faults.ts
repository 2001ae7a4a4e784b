export type Fault = {
  readonly file: string;
  /** What is changed in the built file; missing: the file is deleted. */
  readonly edit?: readonly [from: string | RegExp, to: string];
  readonly scenario?: string;
  /** What the smoke test must say about it. */
  readonly says: string | RegExp;
};

const MAIN = 'main/index.js';
const CORE = 'main/backend.js';
const PRELOAD = 'preload/index.cjs';

/** Mistakes that were made, or nearly, in programs like this one. Each must be seen without any Electron. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'a preload that is an ES module': { file: MAIN, edit: ['"index.cjs"', '"index.mjs"'], says: 'there is no preload' },
  'a preload that needs a Node module': { file: PRELOAD, edit: [/^/, 'require("node:fs");'], says: "cannot require 'node:fs'" },
  'a preload that asks electron for what it has not': { file: PRELOAD, edit: ['ipcRenderer.send(', 'ipcRenderer.sendTo('], says: 'no ipcRenderer.sendTo' },
  'a bridge that shows more than it should': { file: PRELOAD, edit: ['kind: "electron",', 'kind: "electron", ipc: electron.ipcRenderer,'], says: "'ipc'" },
  'a channel that was renamed on one side': { file: PRELOAD, edit: ['"attune:connect"', '"attune:konnect"'], says: 'konnect' },
  'a core that forgets to start its port': { file: CORE, edit: [/port\.start\(\);/, ''], says: 'waited in vain' },
  'a screen that is compiled anew at every start': { file: MAIN, edit: ['codeCache: true', 'codeCache: false'], says: 'compiled anew' },
  'a window without the sandbox': { file: MAIN, edit: ['sandbox: true', 'sandbox: false'], says: 'sandbox must be true' },
  'pages that are not all sandboxed': { file: MAIN, edit: ['app.enableSandbox();', ''], says: 'not every page is sandboxed' },
  'a window without isolation': { file: MAIN, edit: ['contextIsolation: true', 'contextIsolation: false'], says: 'contextIsolation must be true' },
  'a window with Node in it': { file: MAIN, edit: ['nodeIntegration: false', 'nodeIntegration: true'], says: 'nodeIntegration must be false' },
  'new windows that are allowed': { file: MAIN, edit: ['action: "deny"', 'action: "allow"'], says: 'new windows are not refused' },
  'navigation that is allowed': { file: MAIN, edit: ['contents.on("will-navigate", refuse);', ''], says: 'will-navigate to another site' },
  'webviews that are allowed': { file: MAIN, edit: ['contents.on("will-attach-webview", (event) => event.preventDefault());', ''], says: 'webviews are not refused' },
  'permissions that are granted': { file: MAIN, edit: ['answer(permission === ALLOWED && isOurs', 'answer(isOurs'], says: 'media' },
  'a page that can reach the network': { file: MAIN, edit: ['answer({ cancel: true })', 'answer({})'], says: 'can reach http' },
  'a content policy that was lost': { file: MAIN, edit: [/\.\.\.SECURITY_HEADERS,/, ''], says: 'without a strict content policy' },
  'a scheme without an origin': { file: MAIN, edit: ['\tdeclareScheme();', ''], says: 'without an origin of its own' },
  'files outside the screen': { file: MAIN, edit: [/const isPlain = .*;/, 'const isPlain = true;'], says: '/..%2fmain%2findex.js' },
  'a sender nobody checks': { file: MAIN, edit: [/if \(senderFrame !== null && .*\) return true;/, 'return true;'], says: 'a foreign frame was answered' },
  'a page that is led astray and still trusted': { file: MAIN, edit: [' && isOurs(senderFrame.url)', ''], says: 'a foreign page' },
  'calls nobody checks': { file: MAIN, edit: [/if \(!parsed\.success\) throw .*;\s*await call\(parsed\.data\)/, 'await call(input)'], says: 'Missing expected rejection' },
  'links that start programs': { file: MAIN, edit: ['if (!OUTSIDE.has(protocol) || ', 'if ('], says: 'javascript:' },
  'the keychain used before it is there': { file: MAIN, edit: ['var desk = prepare();', 'var desk = prepare();\nawait safeStorage.isAsyncEncryptionAvailable();'], says: 'safeStorage cannot be used before electron is ready' },
  'a main module that waits for ready': { file: MAIN, edit: ['var desk = prepare();', 'var desk = prepare();\nawait app.whenReady();'], says: 'waited in vain: the main bundle' },
  'the fixed password taken for a keychain': { file: MAIN, edit: ['if (mark === FIXED_PASSWORD) return false;', 'return true;'], scenario: 'refusedFixed', says: 'waited in vain: the end' },
  'a key file nobody was asked about': { file: MAIN, edit: ['if (response !== 1) return', 'if (false) return'], scenario: 'refusedNone', says: 'waited in vain: the end' },
  'an electron function that does not exist': { file: MAIN, edit: ['app.setName(', 'app.setTitle('], says: 'no app.setTitle' },
  'an electron event that does not exist': { file: MAIN, edit: ['app.on("will-quit"', 'app.on("will-quit-soon"'], says: "no event 'will-quit-soon'" },
  'an electron export that does not exist': { file: MAIN, edit: ['import { BrowserWindow,', 'import { BrowserWindow, remote,'], says: "does not provide an export named 'remote'" },
  'a waking nobody hears of': { file: MAIN, edit: ['powerMonitor.on("resume", () => backend.resume());', ''], says: 'the core was not told of the waking' },
  'a locked computer nobody hears of': { file: MAIN, edit: ['powerMonitor.on("lock-screen", () => tell("locked"));', ''], says: 'the core was not told that the computer is locked' },
  'a pop that takes the keyboard': { file: MAIN, edit: ['window.showInactive();', 'window.show();'], says: 'the pop took the keyboard' },
  'a pop that stays when the desk closes': { file: MAIN, edit: ['popWindow()?.destroy();', ''], scenario: 'file', says: 'waited in vain: the end' },
  'a pop on the wrong screen': { file: MAIN, edit: ['screen.getDisplayMatching(main.getBounds())', 'screen.getDisplayNearestPoint(screen.getCursorScreenPoint())'], says: '2804' },
  'a pop that is closed for good': { file: MAIN, edit: [/event\.preventDefault\(\);\s*hidePop\(\);/, 'hidePop();'], says: 'closed instead of put away' },
  'an address that brings the window to the front': { file: MAIN, edit: ['else claims.hear(address);', 'else { showWindow(desk.window); claims.hear(address); }'], says: 'an address took the attention' },
  'addresses nobody counts': { file: MAIN, edit: [' && mayPass()', ''], says: '13900139000' },
  'a chunk that was not packed': { file: 'main/chunks', says: 'ERR_MODULE_NOT_FOUND' },
  'a screen that was not packed': { file: 'renderer/index.html', says: '404' },
  'a core that was not packed': { file: CORE, says: 'there is no' },
  'a core that throws at its start': { file: CORE, edit: [/^/, 'throw new Error("broken");\n'], says: 'broken' },
  'a core that needs electron': { file: CORE, edit: [/^/, 'import "electron";\n'], says: 'must not need electron' },
  'a core that is not started again': { file: MAIN, edit: ['if (!this.#isStopping) this.start();', ''], says: 'waited in vain' },
  'a core that is started for ever': { file: MAIN, edit: ['if (this.#backOff.tries >= GIVE_UP_AFTER) return this.#giveUp();', ''], scenario: 'keepsEnding', says: 'waited in vain: the question' },
  'settings that are not kept': { file: MAIN, edit: [/onSettings: \(values\) => settings\.set\(values\)/, 'onSettings: () => {}'], says: 'waited in vain: the settings file' },
  'an end that does not wait for the core': { file: MAIN, edit: ['event.preventDefault();\n\t\tbackend.stop()', 'backend.stop()'], says: 'the core still runs' },
  'an end that begins while a page still has something to say': { file: MAIN, edit: ['app.on("will-quit"', 'app.on("before-quit"'], says: 'what the page said last is lost' },
  'a folder that nobody made': { file: MAIN, edit: [/mkdirSync\(path, \{\s*recursive: true,\s*mode: 448\s*\}\);/, ''], says: 'there is no folder' },
  'a menu item that is only in English': { file: MAIN, edit: [/role,\s*label: words\(\)\.roles\[role\]/, 'role'], says: 'only in English' },
  'a secret given back as it came': { file: MAIN, edit: [/protect: async \(base64\) => \(await safeStorage.*/, 'protect: async (base64) => base64,'], says: 'c2VjcmV0' },
  'a throw at the start': { file: MAIN, edit: ['var desk = prepare();', 'throw new Error("broken");\nvar desk = prepare();'], says: 'broken' },
}; // prettier-ignore
