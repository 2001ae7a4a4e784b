import { app } from 'electron';

const WORDS = {
  en: {
    about: 'About Attune',
    edit: 'Edit',
    file: 'File',
    go: 'Go',
    hide: 'Hide Attune',
    palette: 'Search and commands…',
    quit: 'Quit Attune',
    show: 'Show Attune',
    view: 'View',
    waiting: (count: number) => `Attune: ${count} ${count === 1 ? 'change' : 'changes'} to send`,
    window: 'Window',
    roles: {
      undo: 'Undo',
      redo: 'Redo',
      cut: 'Cut',
      copy: 'Copy',
      paste: 'Paste',
      selectAll: 'Select all',
      resetZoom: 'Actual size',
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out',
      togglefullscreen: 'Full screen',
      reload: 'Reload',
      toggleDevTools: 'Developer tools',
      minimize: 'Minimise',
      close: 'Close window',
    },
    keyTitle: 'Where should the key of this desk be kept?',
    keyText:
      'This computer has no keychain that Attune can use. The key that protects your copy of the conversations can be kept in a file only your account can read. Anyone who can use your account or copy your disk could then read them.',
    keyFile: 'Keep it in a file',
    inUse: 'Another desk is working on this data folder. Close it, or start this one with another --data.',
    needsPassphrase:
      'The key of this desk is made from a passphrase. Open it in the browser: npm run host -- --key passphrase',
    cannotStart: 'The desk could not be started',
    keepsEnding: (path: string) =>
      `What it works with ends each time it is started. Your data is untouched. The log says more: ${path}`,
    retry: 'Try again',
  },
  zh: {
    about: '关于同频坐席',
    edit: '编辑',
    file: '文件',
    go: '前往',
    hide: '隐藏同频坐席',
    palette: '搜索与命令…',
    quit: '退出同频坐席',
    show: '显示同频坐席',
    view: '显示',
    waiting: (count: number) => `同频坐席：待发更改 ${count}`,
    window: '窗口',
    roles: {
      undo: '撤销',
      redo: '重做',
      cut: '剪切',
      copy: '复制',
      paste: '粘贴',
      selectAll: '全选',
      resetZoom: '实际大小',
      zoomIn: '放大',
      zoomOut: '缩小',
      togglefullscreen: '全屏',
      reload: '重新载入',
      toggleDevTools: '开发者工具',
      minimize: '最小化',
      close: '关闭窗口',
    },
    keyTitle: '本机密钥存放在哪里？',
    keyText:
      '这台电脑没有可用的钥匙串。保护对话副本的密钥可以存放在只有您的账户能读取的文件中；能使用您的账户或复制您磁盘的人，将能读取这些对话。',
    keyFile: '存放在文件中',
    inUse: '另一个工作台正在使用这个数据文件夹。请先关闭它，或用 --data 指定另一个文件夹。',
    needsPassphrase: '这个工作台的密钥由口令生成。请在浏览器中打开：npm run host -- --key passphrase',
    cannotStart: '工作台无法启动',
    keepsEnding: (path: string) => `工作台的后台每次启动后都意外结束，您的数据没有变动。详情见日志：${path}`,
    retry: '重试',
  },
} as const;

export type Language = keyof typeof WORDS;
export type Words = (typeof WORDS)[Language];

/** The screen says which language it settled on; until it does, the system's. */
let chosen: Language | undefined;
const listeners = new Set<() => void>();

export const language = (): Language => chosen ?? (app.getLocale().startsWith('zh') ? 'zh' : 'en');
export const words = (): Words => WORDS[language()];

export function setLanguage(next: Language): void {
  if (chosen === next) return;
  chosen = next;
  for (const listener of listeners) listener();
}

/** Calls `draw` now, and again whenever the language changes. */
export function inWords(draw: () => void): void {
  listeners.add(draw);
  draw();
}
